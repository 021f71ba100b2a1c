using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Conditions on one or two fields.</summary>
internal sealed partial class RandomFilters
{
    private Expression NumberLeaf() => random.Next(9) switch
    {
        0 => IntegerWithInteger(),
        1 => IntegerWithFraction(),
        2 => NullableWithNullable(),
        3 => FloatingWithNumber(),
        4 => PropertyWithProperty(),
        5 => Arithmetic(),
        6 => FloatingArithmetic(),
        7 => Expression.MakeMemberAccess(Property("NullableInt"), typeof(int?).GetProperty(nameof(Nullable<int>.HasValue))!),
        _ => Compare(Expression.Coalesce(Property("NullableInt"), Value(Number())), Value(Number())),
    };

    private Expression TextLeaf() => random.Next(5) switch
    {
        0 => Equality(Property(Of("Title", "String")), Value(random.Next(4) == 0 ? null : Text())),
        1 => Expression.Call(typeof(string), nameof(string.IsNullOrEmpty), null, Property(Of("Title", "String"))),
        2 => Expression.Call(Property("Title"), typeof(string).GetMethod(nameof(Equals), [typeof(string)])!, Value(Text())),
        3 => TextSearch(Expression.Coalesce(Property("String"), Value(Text()))),
        _ => TextSearch(Property(Of("Title", "String"))),
    };

    private Expression OtherLeaf() => random.Next(4) switch
    {
        0 => Flag(),
        1 => NullTest(),
        2 => Converted(),
        _ => NullableConverted(),
    };

    private Expression IntegerWithInteger() => random.Next(4) switch
    {
        0 => Compare(Widened(Of("Byte", "Short", "SByte", "UShort"), typeof(int)), Value(Number())),
        1 => Compare(Property(Of("Int", "Int2")), Value(Number())),
        2 => Compare(Property("Long"), Value(Of(RandomDocs.Longs))),
        _ => Compare(Widened(Of("Int", "Long", "Byte", "SByte"), typeof(long)), Value((long)Number())),
    };

    private Expression IntegerWithFraction() =>
        Compare(Widened(Of("Byte", "Short", "SByte", "Int", "Int2"), typeof(double)), Value(random.Next(12) == 0 ? double.NaN : Fraction()));

    private Expression NullableWithNullable() => random.Next(3) switch
    {
        0 => Compare(Widened(Of("NullableInt", "NullableInt2", "Int", "NullableByte", "NullableShort"), typeof(int?)), NullOr(Number())),
        1 => Compare(Widened(Of("NullableLong", "NullableInt", "NullableShort", "NullableUInt"), typeof(long?)), NullOr(Of(RandomDocs.Longs))),
        _ => Compare(Widened(Of("NullableByte", "NullableShort", "NullableInt"), typeof(double?)), NullOr(Fraction())),
    };

    private Expression FloatingWithNumber() => random.Next(4) switch
    {
        0 => Compare(Widened("Float", typeof(double)), Value(random.Next(12) == 0 ? double.PositiveInfinity : Fraction())),
        1 => Compare(Property("Float"), Value((float)Fraction())),
        2 => Compare(Property("NullableFloat"), NullOr((float)Fraction())),
        _ => Compare(Widened(Of("Double", "NullableDouble", "NullableFloat"), typeof(double?)), NullOr(Fraction())),
    };

    private Expression PropertyWithProperty() => random.Next(13) switch
    {
        0 => Compare(Property("Int"), Property("Int2")),
        1 => Compare(Property("NullableInt"), Property("NullableInt2")),
        2 => Compare(Widened("Int", typeof(int?)), Property("NullableInt")),
        3 => Compare(Widened("Short", typeof(long)), Widened(Of("Long", "Int", "Byte"), typeof(long))),
        4 => Compare(Widened("Float", typeof(double)), Property("Double")),
        5 => Compare(Widened("When", typeof(DateTime?)), Property("NullableWhen")),
        6 => Equality(Property("Decimal"), Property("Decimal")),
        7 => Equality(Widened("Decimal", typeof(decimal?)), Property("NullableDecimal")),
        8 => Equality(Widened("Guid", typeof(Guid?)), Property("NullableGuid")),
        9 => Compare(Widened("Day", typeof(DateOnly?)), Property("NullableDay")),
        10 => Compare(Widened("Span", typeof(TimeSpan?)), Property("NullableSpan")),
        11 => Equality(Widened("Bool", typeof(bool?)), Property("NullableBool")),
        _ => Equality(Property("Title"), Property("String")),
    };

    private Expression Arithmetic()
    {
        Expression term = Property(Of("Int2", "NullableInt2"));
        for (var steps = random.Next(1, 3); steps > 0; steps--)
        {
            term = random.Next(9) switch
            {
                0 => Expression.Add(term, Small()),
                1 => Expression.Subtract(term, Small()),
                2 => Expression.Subtract(Small(), term),
                3 => Expression.Multiply(term, Small()),
                4 => Expression.Negate(term),
                5 => Expression.Divide(term, Convert(Value(Of(1, 2, 3)), term.Type)),
                6 => Expression.And(term, Convert(Value(Of(1, 3, 6)), term.Type)),
                7 => Expression.Add(term, Convert(Expression.Add(Value(Of(RandomDocs.SmallNumbers)), Value(1)), term.Type)),
                _ => Expression.Modulo(term, Convert(Value(3), term.Type)),
            };
        }

        return Compare(term, Small());

        Expression Small() => Convert(Value(Of(RandomDocs.SmallNumbers)), term.Type);
    }

    private Expression FloatingArithmetic()
    {
        Expression term = Property(Of("Double", "NullableDouble"));
        Expression operand = Convert(Value(Of(-1.5, 0.1, 2, 3)), term.Type);
        term = random.Next(5) switch
        {
            0 => Expression.Add(term, operand),
            1 => Expression.Subtract(term, operand),
            2 => Expression.Multiply(term, operand),
            3 => Expression.Divide(term, operand),
            _ => Expression.Negate(term),
        };
        return Compare(term, Convert(Value(Fraction()), term.Type));
    }

    private Expression TextSearch(Expression text)
    {
        var method = Of(nameof(string.StartsWith), nameof(string.EndsWith), nameof(string.Contains));
        return random.Next(3) == 0
            ? Expression.Call(text, typeof(string).GetMethod(method, [typeof(char)])!, Value(Of('a', 'b', '%', '_', '\\', '\n', 'é')))
            : Expression.Call(
                text, typeof(string).GetMethod(method, [typeof(string), typeof(StringComparison)])!, Value(Text()), Value(StringComparison.Ordinal));
    }

    private Expression Flag() => random.Next(4) switch
    {
        0 => Property("Bool"),
        1 => Equality(Property("Bool"), Value(random.Next(2) == 0)),
        2 => Expression.Coalesce(Property("NullableBool"), Value(random.Next(2) == 0)),
        _ => Equality(Property("NullableBool"), NullOr(random.Next(2) == 0)),
    };

    private Expression NullTest()
    {
        var property = Property(Of(
            "String", "NullableUInt", "NullableSpan", "NullableColor", "NullableLetter", "NullableInt", "NullableBool", "NullableDouble", "NullableWhen", "NullableList", "Longs", "NullableGuid", "NullableDecimal", "NullableDay"));
        return Equality(property, Expression.Constant(null, property.Type));
    }

    private Expression Converted() => random.Next(11) switch
    {
        0 => Equality(Property("Guid"), Value(Of(RandomDocs.Guids))),
        1 => Compare(Property("When"), Value(Of(RandomDocs.Times))),
        2 => Compare(Property("Instant"), Value(Of(RandomDocs.Instants))),
        3 => Compare(Property("Day"), Value(Of(RandomDocs.Days))),
        4 => Compare(Property("Time"), Value(TimeOnly.FromDateTime(Of(RandomDocs.Times)))),
        5 => Compare(Expression.Property(Property(Of("When", "Day")), "Year"), Value(Of(0, 1, 1998, 1999, 2024, 9999, 10_000))),
        6 => Compare(Expression.Property(Property("When"), "Date"), Value(Of(RandomDocs.Times))),
        7 => Compare(Property("Span"), Value(Of(RandomDocs.Spans))),
        8 => Expression.Call(Property("Guid"), typeof(Guid).GetMethod(nameof(Equals), [typeof(Guid)])!, Value(Of(RandomDocs.Guids))),
        9 => Compare(
            Expression.Property(Expression.Property(Property(Of("NullableWhen", "NullableDay")), "Value"), "Year"), Value(Of(1, 1999, 2024, 9999))),
        _ => Equality(Property("Decimal"), Value(Of(RandomDocs.Amounts))),
    };

    private Expression NullableConverted() => random.Next(7) switch
    {
        0 => Equality(Property("NullableGuid"), NullOr(Of(RandomDocs.Guids))),
        1 => Compare(Property("NullableWhen"), NullOr(Of(RandomDocs.Times))),
        2 => Compare(Property("NullableInstant"), NullOr(Of(RandomDocs.Instants))),
        3 => Compare(Property("NullableDay"), NullOr(Of(RandomDocs.Days))),
        5 => Compare(Property("NullableSpan"), NullOr(Of(RandomDocs.Spans))),
        4 => Compare(Property("NullableTime"), NullOr(TimeOnly.FromDateTime(Of(RandomDocs.Times)))),
        _ => Equality(Property("NullableDecimal"), NullOr(Of(RandomDocs.Amounts))),
    };

    private int Number() => Of(RandomDocs.Numbers);

    private double Fraction() => Of(RandomDocs.Fractions);

    private string Text() => Of(RandomDocs.Texts);
}
