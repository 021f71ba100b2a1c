using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Conditions on enums and characters, which C# compares as integers, and on members of objects that are stored as JSON.</summary>
internal sealed partial class RandomFilters
{
    private Expression EnumOrCharLeaf() => random.Next(9) switch
    {
        0 => Compare(Widened("Color", typeof(int)), AsInteger(Value(Of(RandomDocs.Colors)))),
        1 => Compare(Widened("NullableColor", typeof(int?)), AsNullableInteger(NullOr(Of(RandomDocs.Colors)))),
        2 => Compare(Widened("Letter", typeof(int)), AsInteger(Value(Of(RandomDocs.Letters)))),
        3 => Compare(Widened("NullableLetter", typeof(int?)), AsNullableInteger(NullOr(Of(RandomDocs.Letters)))),
        4 => HasBits(),
        5 => Contains(List(RandomDocs.Colors), Property("Color")),
        6 => Contains(List(RandomDocs.Letters), Property("Letter")),
        7 => Equality(Widened("Color", typeof(int?)), Widened("NullableColor", typeof(int?))),
        _ => Equality(Widened("Letter", typeof(int?)), Widened("NullableLetter", typeof(int?))),
    };

    /// <summary>C# does the bit operation on integers and casts back: <c>(Color)((int)r.Color &amp; (int)wanted) == wanted</c>; or it calls HasFlag.</summary>
    private Expression HasBits()
    {
        var wanted = Of(RandomDocs.Colors);
        if (random.Next(2) == 0)
            return Expression.Call(Property("Color"), typeof(Enum).GetMethod(nameof(Enum.HasFlag))!, Expression.Convert(Value(wanted), typeof(Enum)));

        var bits = Expression.Convert(Expression.And(Widened("Color", typeof(int)), AsInteger(Value(wanted))), typeof(Color));
        return Equality(Expression.Convert(bits, typeof(int)), AsInteger(Value(wanted)));
    }

    private Expression JsonLeaf() => random.Next(16) switch
    {
        0 => Equality(Place("City"), Value(random.Next(4) == 0 ? null : Text())),
        1 => TextSearch(Place(random.Next(2) == 0 ? "City" : "Country.Code")),
        2 => Compare(Place("Zip"), Value(Number())),
        3 => Compare(Convert(Place("Zip"), typeof(double)), Value(Fraction())),
        4 => Compare(Place("Level"), NullOr(Of(RandomDocs.SmallNumbers))),
        5 => Compare(Place("Height"), Value(Fraction())),
        6 => Compare(Place("Rent"), Value(Of(RandomDocs.Rents))),
        7 => random.Next(2) == 0 ? Place("IsMain") : Equality(Place("IsMain"), Value(random.Next(2) == 0)),
        8 => Compare(Convert(Place("Block"), typeof(int)), AsInteger(Value(Of(RandomDocs.Letters)))),
        9 => Equality(Convert(Place("Paint"), typeof(int)), AsInteger(Value(Of(RandomDocs.Colors)))),
        10 => Equality(Place("Owner"), Value(Of(RandomDocs.Guids))),
        11 => Compare(Place("Since"), NullOr(Of(RandomDocs.Days))),
        12 => Expression.AndAlso(
            Expression.NotEqual(Property("Place"), Expression.Constant(null, typeof(DocPlace))),
            random.Next(2) == 0 ? Contains(Convert(Place("Tags"), typeof(IEnumerable<string>)), Value(Of(RandomDocs.Tags))) : Contains(List(RandomDocs.Numbers), Place("Zip"))),
        13 => Compare(Place("Country.People"), NullOr(Of(RandomDocs.Longs))),
        14 => Expression.AndAlso(
            Expression.NotEqual(Property("Place"), Expression.Constant(null, typeof(DocPlace))),
            Compare(Expression.ArrayLength(Place("Tags")), Value(random.Next(4)))),
        _ => Equality(Property("Place"), Expression.Constant(null)),
    };

    private Expression Place(string path) => path.Split('.').Aggregate((Expression)Property("Place"), Expression.Property);

    /// <summary>The compiler folds a constant and converts a variable.</summary>
    private static Expression AsInteger(Expression value) => value is ConstantExpression constant
        ? Expression.Constant(constant.Value is char letter ? letter : (int)(Color)constant.Value!)
        : Expression.Convert(value, typeof(int));

    private static Expression AsNullableInteger(Expression value) => Expression.Convert(value, typeof(int?));
}
