using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Random filters over <see cref="Doc"/>: logic of any shape over leaves of every kind, with constants and captured variables.</summary>
internal sealed class RandomFilters(Random random)
{
    private readonly ParameterExpression _record = Expression.Parameter(typeof(Doc), "r");

    public Expression<Func<Doc, bool>> Next() => Expression.Lambda<Func<Doc, bool>>(Condition(depth: 4), _record);

    private Expression Condition(int depth) => (depth == 0 ? 9 : random.Next(10)) switch
    {
        0 or 1 => Expression.AndAlso(Condition(depth - 1), Condition(depth - 1)),
        2 or 3 => Expression.OrElse(Condition(depth - 1), Condition(depth - 1)),
        4 or 5 => Expression.Not(Condition(depth - 1)),
        6 => random.Next(4) switch
        {
            0 => Expression.Equal(Condition(depth - 1), Condition(depth - 1)),
            1 => Expression.ExclusiveOr(Condition(depth - 1), Condition(depth - 1)),
            2 => Expression.Condition(Condition(depth - 1), Condition(depth - 1), Condition(depth - 1)),
            _ => Value(random.Next(2) == 0),
        },
        _ => Leaf(),
    };

    private Expression Leaf() => random.Next(17) switch
    {
        0 => IntegerWithInteger(),
        1 => IntegerWithFraction(),
        2 => NullableWithNullable(),
        3 => FloatingWithNumber(),
        4 => TextEquality(),
        5 => TextSearch(),
        6 => Flag(),
        7 => PropertyWithProperty(),
        8 => Arithmetic(),
        9 => InNumbers(),
        10 => InTexts(),
        11 => ArrayHolds(),
        12 => ArrayQuantifier(),
        13 => ArraySize(),
        14 => NullTest(),
        15 => Default(),
        _ => Converted(),
    };

    private Expression IntegerWithInteger() => random.Next(3) switch
    {
        0 => Compare(Widened(Of("Byte", "Short"), typeof(int)), Value(Number())),
        1 => Compare(Property(Of("Int", "Int2")), Value(Number())),
        _ => Compare(Widened(Of("Int", "Long"), typeof(long)), Value((long)Number())),
    };

    private Expression IntegerWithFraction() =>
        Compare(Widened(Of("Byte", "Short", "Int", "Int2"), typeof(double)), Value(random.Next(12) == 0 ? double.NaN : Fraction()));

    private Expression NullableWithNullable()
    {
        int? value = random.Next(4) == 0 ? null : Number();
        return Compare(Widened(Of("NullableInt", "NullableInt2", "Int"), typeof(int?)), Value(value));
    }

    private Expression FloatingWithNumber() => random.Next(3) switch
    {
        0 => Compare(Widened("Float", typeof(double)), Value(random.Next(12) == 0 ? double.PositiveInfinity : Fraction())),
        1 => Compare(Property("Float"), Value((float)Fraction())),
        _ => Compare(Widened(Of("Double", "NullableDouble"), typeof(double?)), Value<double?>(random.Next(6) == 0 ? null : Fraction())),
    };

    private Expression TextEquality()
    {
        var value = Value(random.Next(4) == 0 ? null : Text());
        return Equality(Property(Of("Title", "String")), value);
    }

    private Expression TextSearch() => Expression.Call(
        Property("Title"),
        typeof(string).GetMethod(
            Of(nameof(string.StartsWith), nameof(string.EndsWith), nameof(string.Contains)), [typeof(string), typeof(StringComparison)])!,
        Value(Text()),
        Value(StringComparison.Ordinal));

    private Expression Flag() => random.Next(4) switch
    {
        0 => Property("Bool"),
        1 => Equality(Property("Bool"), Value(random.Next(2) == 0)),
        2 => Expression.Coalesce(Property("NullableBool"), Value(random.Next(2) == 0)),
        _ => Equality(Property("NullableBool"), Value<bool?>(random.Next(3) == 0 ? null : random.Next(2) == 0)),
    };

    private Expression PropertyWithProperty() => random.Next(4) switch
    {
        0 => Compare(Property("Int"), Property("Int2")),
        1 => Compare(Property("NullableInt"), Property("NullableInt2")),
        2 => Compare(Widened("Int", typeof(int?)), Property("NullableInt")),
        _ => Equality(Property("Title"), Property("String")),
    };

    private Expression Arithmetic()
    {
        Expression term = Property(Of("Int2", "NullableInt2"));
        for (var steps = random.Next(1, 3); steps > 0; steps--)
        {
            term = random.Next(6) switch
            {
                0 => Expression.Add(term, Small()),
                1 => Expression.Subtract(term, Small()),
                2 => Expression.Subtract(Small(), term),
                3 => Expression.Multiply(term, Small()),
                4 => Expression.Negate(term),
                _ => Expression.Modulo(term, Convert(Value(3), term.Type)),
            };
        }

        return Compare(term, Small());

        Expression Small() => Convert(Value(RandomDocs.Of(random, RandomDocs.SmallNumbers)), term.Type);
    }

    private Expression InNumbers() => random.Next(3) switch
    {
        0 => Contains(Value<IEnumerable<int>>(RandomDocs.Some(random, RandomDocs.Numbers)), Property(Of("Int", "Int2"))),
        1 => Contains(Value<IEnumerable<double>>(RandomDocs.Some(random, RandomDocs.Fractions)), Widened(Of("Int", "Float", "Double"), typeof(double))),
        _ => Contains(Value<IEnumerable<int?>>(random.GetItems<int?>([1, 2, 3, null], random.Next(4))), Property("NullableInt")),
    };

    private Expression InTexts() =>
        Contains(Value<IEnumerable<string?>>(random.GetItems<string?>([.. RandomDocs.Texts, null, null], random.Next(5))), Property(Of("Title", "String")));

    private Expression ArrayHolds() => random.Next(2) == 0
        ? Contains(Expression.Convert(Property("Ints"), typeof(IEnumerable<int>)), Value(RandomDocs.Of(random, RandomDocs.SmallNumbers)))
        : Contains(Expression.Convert(Property(Of("StringArray", "StringList")), typeof(IEnumerable<string>)), Value(RandomDocs.Of(random, RandomDocs.Tags)));

    private Expression ArrayQuantifier()
    {
        var tag = Expression.Parameter(typeof(string), "t");
        var tags = Expression.Convert(Property(Of("StringArray", "StringList")), typeof(IEnumerable<string>));
        var wanted = Value<IEnumerable<string>>(RandomDocs.Some(random, RandomDocs.Tags));
        return random.Next(4) switch
        {
            0 => Quantify(nameof(Enumerable.Any), tags, Contains(wanted, tag), tag),
            1 => Quantify(nameof(Enumerable.All), tags, Expression.Not(Contains(wanted, tag)), tag),
            2 => Quantify(nameof(Enumerable.Any), wanted, Contains(tags, tag), tag),
            _ => Quantify(nameof(Enumerable.All), wanted, Contains(tags, tag), tag),
        };
    }

    private Expression ArraySize()
    {
        var length = Expression.ArrayLength(Property("Ints"));
        var size = Compare(length, Value(random.Next(4)));
        var first = Expression.AndAlso(
            Expression.GreaterThan(length, Value(0)),
            Compare(Expression.ArrayIndex(Property("Ints"), Value(0)), Value(RandomDocs.Of(random, RandomDocs.SmallNumbers))));
        return random.Next(2) == 0 ? size : first;
    }

    private Expression NullTest()
    {
        var property = Property(Of("String", "NullableInt", "NullableBool", "NullableDouble", "NullableWhen", "NullableList"));
        return Equality(property, Expression.Constant(null, property.Type));
    }

    private Expression Default() => Compare(Expression.Coalesce(Property("NullableInt"), Value(Number())), Value(Number()));

    private Expression Converted() => random.Next(6) switch
    {
        0 => Equality(Property("Guid"), Value(RandomDocs.Of(random, RandomDocs.Guids))),
        1 => Compare(Property("When"), Value(RandomDocs.Of(random, RandomDocs.Times))),
        2 => Compare(Widened("NullableWhen", typeof(DateTime?)), Value<DateTime?>(random.Next(4) == 0 ? null : RandomDocs.Of(random, RandomDocs.Times))),
        3 => Compare(Property("Instant"), Value(new DateTimeOffset(2024, 1, 2, 2, 0, 0, TimeSpan.Zero))),
        4 => Compare(Property("Day"), Value(DateOnly.FromDateTime(RandomDocs.Of(random, RandomDocs.Times)))),
        _ => Equality(Property("Decimal"), Value(RandomDocs.Of(random, RandomDocs.Amounts))),
    };

    private static MethodCallExpression Quantify(string method, Expression source, Expression body, ParameterExpression item) =>
        Expression.Call(typeof(Enumerable), method, [item.Type], source, Expression.Lambda(body, item));

    private static MethodCallExpression Contains(Expression source, Expression item) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [item.Type], source, item);

    private BinaryExpression Compare(Expression left, Expression right)
    {
        var node = Of(
            ExpressionType.Equal, ExpressionType.NotEqual, ExpressionType.LessThan,
            ExpressionType.LessThanOrEqual, ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);
        return random.Next(3) == 0 ? Expression.MakeBinary(node, right, left) : Expression.MakeBinary(node, left, right);
    }

    private BinaryExpression Equality(Expression left, Expression right) =>
        Expression.MakeBinary(Of(ExpressionType.Equal, ExpressionType.NotEqual), left, right);

    /// <summary>A constant, or a field of an object as the compiler makes one for a captured variable.</summary>
    private Expression Value<T>(T value) => random.Next(2) == 0
        ? Expression.Constant(value, typeof(T))
        : Expression.Field(Expression.Constant(new Captured<T> { Value = value }), nameof(Captured<T>.Value));

    private MemberExpression Property(string name) => Expression.Property(_record, name);

    private Expression Widened(string name, Type type) => Convert(Property(name), type);

    private static Expression Convert(Expression expression, Type type) => expression.Type == type ? expression : Expression.Convert(expression, type);

    private int Number() => RandomDocs.Of(random, RandomDocs.Numbers);

    private double Fraction() => RandomDocs.Of(random, RandomDocs.Fractions);

    private string Text() => RandomDocs.Of(random, RandomDocs.Texts);

    private T Of<T>(params T[] pool) => RandomDocs.Of(random, pool);

    private sealed class Captured<T>
    {
        public T Value = default!;
    }
}
