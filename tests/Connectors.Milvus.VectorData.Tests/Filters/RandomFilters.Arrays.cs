using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Conditions with lists: of values that hold a field, and fields that hold values.</summary>
internal sealed partial class RandomFilters
{
    private Expression ArrayLeaf() => random.Next(6) switch
    {
        0 => ListHolds(),
        1 => ConditionPerValue(),
        2 => random.Next(7) == 0
            ? ArrayHolds("Colors", RandomDocs.Colors)
            : OfAnyType(ArrayHolds, ArrayHolds, ArrayHolds, ArrayHolds, ArrayHolds, ArrayHolds),
        3 => OfAnyType(Quantified, Quantified, Quantified, Quantified, Quantified, Quantified),
        4 => Size(),
        _ => OfAnyType(Element, Element, Element, Element, Element, Element),
    };

    private Expression ListHolds() => random.Next(7) switch
    {
        0 => Contains(List(RandomDocs.Numbers), Property(Of("Int", "Int2"))),
        1 => Contains(List(RandomDocs.Fractions), Widened(Of("Int", "Float", "Double", "SByte"), typeof(double))),
        2 => Contains(Value<IEnumerable<int?>>(random.GetItems<int?>([1, 2, 3, null], random.Next(4))), Widened(Of("NullableInt", "NullableByte"), typeof(int?))),
        3 => Contains(List(RandomDocs.Guids), Property("Guid")),
        4 => Contains(List(RandomDocs.Amounts), Property("Decimal")),
        5 => Contains(List(RandomDocs.Times), Property("When")),
        _ => Contains(Value<IEnumerable<string?>>(random.GetItems<string?>([.. RandomDocs.Texts, null, null], random.Next(5))), Property(Of("Title", "String"))),
    };

    private Expression ConditionPerValue()
    {
        var value = Expression.Parameter(typeof(int), "n");
        return Quantify(Of(nameof(Enumerable.Any), nameof(Enumerable.All)), List(RandomDocs.SmallNumbers), Compare(Property("Int2"), value), value);
    }

    private Expression OfAnyType(
        Func<string, string[], Expression> texts,
        Func<string, int[], Expression> integers,
        Func<string, long[], Expression> longs,
        Func<string, double[], Expression> fractions,
        Func<string, Guid[], Expression> guids,
        Func<string, DateTime[], Expression> times) => random.Next(6) switch
    {
        0 => texts(Of("StringArray", "StringList", "NullableList"), RandomDocs.Tags),
        1 => integers("Ints", RandomDocs.SmallNumbers),
        2 => longs("Longs", RandomDocs.Longs),
        3 => fractions("Doubles", RandomDocs.Fractions),
        4 => guids("Guids", RandomDocs.Guids),
        _ => times("Whens", RandomDocs.Times),
    };

    private Expression ArrayHolds<T>(string name, T[] pool) => Contains(Sequence<T>(name), Value(RandomDocs.Of(random, pool)));

    private Expression Quantified<T>(string name, T[] pool)
    {
        var item = Expression.Parameter(typeof(T), "t");
        var items = Sequence<T>(name);
        var wanted = List(pool);
        return random.Next(8) switch
        {
            0 => Quantify(nameof(Enumerable.Any), items, Contains(wanted, item), item),
            1 => Quantify(nameof(Enumerable.All), items, Expression.Not(Contains(wanted, item)), item),
            2 => Quantify(nameof(Enumerable.Any), wanted, Contains(items, item), item),
            3 => Quantify(nameof(Enumerable.All), wanted, Contains(items, item), item),
            4 => Quantify(nameof(Enumerable.Any), items, Expression.Equal(item, Value(RandomDocs.Of(random, pool))), item),
            5 => AnyOf(nameof(Enumerable.Intersect), items, wanted),
            6 => AnyOf(nameof(Enumerable.Except), wanted, items),
            _ => Quantify(nameof(Enumerable.All), items, Expression.NotEqual(item, Value(RandomDocs.Of(random, pool))), item),
        };
    }

    private static Expression AnyOf(string method, Expression first, Expression second)
    {
        var type = first.Type.GenericTypeArguments;
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), type, Expression.Call(typeof(Enumerable), method, type, first, second));
    }

    private Expression Size() => random.Next(4) switch
    {
        0 => Compare(Expression.ArrayLength(Property(Of("Ints", "StringArray", "Doubles", "Guids", "Flags"))), Value(random.Next(4))),
        1 => Compare(Expression.Property(Property(Of("StringList", "Longs", "Whens", "NullableList")), "Count"), Value(random.Next(4))),
        2 => Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(string)], Sequence<string>(Of("StringArray", "NullableList"))),
        _ => Compare(Expression.Subtract(Expression.ArrayLength(Property("Ints")), Value(1)), Value(random.Next(3))),
    };

    /// <summary>An element that is there in every row where the left side lets C# read it.</summary>
    private Expression Element<T>(string name, T[] pool)
    {
        var position = random.Next(3);
        var property = Property(name);
        Expression length = property.Type.IsArray ? Expression.ArrayLength(property) : Expression.Property(property, "Count");
        Expression element = property.Type.IsArray
            ? Expression.ArrayIndex(property, Value(position))
            : Expression.Property(property, "Item", Value(position));
        var value = Value(RandomDocs.Of(random, pool));
        Expression test = typeof(T) == typeof(string) || typeof(T) == typeof(Guid) ? Equality(element, value) : Compare(element, value);
        return Expression.AndAlso(Expression.GreaterThan(length, Value(position)), test);
    }

    private Expression Sequence<T>(string name) => Expression.Convert(Property(name), typeof(IEnumerable<T>));

    private Expression List<T>(T[] pool) => Value<IEnumerable<T>>(RandomDocs.Some(random, pool));

    private static MethodCallExpression Quantify(string method, Expression source, Expression body, ParameterExpression item) =>
        Expression.Call(typeof(Enumerable), method, [item.Type], source, Expression.Lambda(body, item));

    private static MethodCallExpression Contains(Expression source, Expression item) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [item.Type], source, item);
}
