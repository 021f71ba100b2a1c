using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>
/// Random filters over <see cref="Doc"/>: logic of any shape over leaves of every kind, with constants and captured variables. They are
/// built as expression trees in the forms that the C# compiler gives them.
/// </summary>
internal sealed partial class RandomFilters(Random random)
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
        _ => random.Next(14) switch
        {
            < 4 => NumberLeaf(),
            < 6 => TextLeaf(),
            < 8 => ArrayLeaf(),
            < 10 => OtherLeaf(),
            < 12 => EnumOrCharLeaf(),
            _ => JsonLeaf(),
        },
    };

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

    private Expression NullOr<T>(T value)
        where T : struct => Value<T?>(random.Next(5) == 0 ? null : value);

    private MemberExpression Property(string name) => Expression.Property(_record, name);

    private Expression Widened(string name, Type type) => Convert(Property(name), type);

    private static Expression Convert(Expression expression, Type type) => expression.Type == type ? expression : Expression.Convert(expression, type);

    private T Of<T>(params T[] pool) => RandomDocs.Of(random, pool);

    private sealed class Captured<T>
    {
        public T Value = default!;
    }
}
