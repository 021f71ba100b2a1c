using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Binds Any and All. Over an array property: the elements are tested against values, which is all that Milvus can do with them.
/// Over a list of values: the condition is written out once per value, or becomes one test where Milvus has one.
/// </summary>
internal sealed class QuantifierBinder(TermBinder terms, PredicateBinder predicates)
{
    /// <summary>Servers limit the depth of an expression; a longer list belongs into Contains.</summary>
    private const int MostConditions = 256;

    public Predicate Bind(MethodCallExpression call, bool negated)
    {
        var isAll = call.Method.Name == nameof(Enumerable.All);
        var source = call.Arguments[0];
        var lambda = call.Arguments is [_, var second] ? Unquote(second) : null;

        if (terms.TryBindArray(source, out var array))
        {
            return lambda is null
                ? ComparisonBinder.Compare(new LengthTerm(array), ComparisonOperator.GreaterThan, 0, negated)
                : BindElements(array, lambda.Parameters[0], lambda.Body, bodyNegated: isAll, negated ^ isAll, call);
        }

        if (lambda is null && TryBindOverlap(source, negated, out var overlap))
            return overlap;
        if (lambda is null || !ValueReader.IsValue(source))
            throw FilterErrors.Untranslatable(call, "Any and All need an array property, or a list known before the call.");
        return BindValues([.. ValueReader.ReadList(source).Cast<object?>()], lambda, isAll, negated, call);
    }

    /// <summary>
    /// Any element of the array passes (or, negated, none does). All is "not any that fails", so its body comes negated.
    /// </summary>
    private Predicate BindElements(
        FilterProperty array, ParameterExpression element, Expression body, bool bodyNegated, bool negated, Expression call)
    {
        switch (body)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } negation:
                return BindElements(array, element, negation.Operand, !bodyNegated, negated, call);
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.AndAlso } either
                when (either.NodeType == ExpressionType.OrElse) != bodyNegated:
                return Predicate.Join(
                    isAnd: negated,
                    BindElements(array, element, either.Left, bodyNegated, negated, call),
                    BindElements(array, element, either.Right, bodyNegated, negated, call));
            case BinaryExpression { NodeType: ExpressionType.Equal or ExpressionType.NotEqual } equality
                when (equality.NodeType == ExpressionType.NotEqual) == bodyNegated && TryGetValue(equality.Left, equality.Right, element, out var value):
                return CollectionBinder.Holds(array, ArrayTest.Contains, new[] { ValueReader.Read(value) }, negated);
            case MethodCallExpression { Method.Name: nameof(Equals), Object: { } target, Arguments: [var argument] }
                when !bodyNegated && TryGetValue(target, argument, element, out var value):
                return CollectionBinder.Holds(array, ArrayTest.Contains, new[] { ValueReader.Read(value) }, negated);
            case MethodCallExpression contained when !bodyNegated && ContainsCall.TryMatch(contained, out var contains)
                && Strip(contains.Item) == element && ValueReader.IsValue(contains.Collection):
                return CollectionBinder.Holds(array, ArrayTest.ContainsAny, ValueReader.ReadList(contains.Collection), negated);
            default:
                throw FilterErrors.Untranslatable(call, Remedy(body, bodyNegated));
        }
    }

    /// <summary>
    /// <c>r.Tags.Intersect(values).Any()</c> asks for any of the values, and <c>values.Except(r.Tags).Any()</c> is true unless the array holds them all.
    /// </summary>
    private bool TryBindOverlap(Expression source, bool negated, [NotNullWhen(true)] out Predicate? overlap)
    {
        overlap = null;
        if (source is not MethodCallExpression { Object: null, Arguments: [var first, var second] } sets || sets.Method.DeclaringType != typeof(Enumerable))
            return false;

        if (sets.Method.Name == nameof(Enumerable.Intersect) && ValueReader.IsValue(first))
            (first, second) = (second, first);
        overlap = sets.Method.Name switch
        {
            nameof(Enumerable.Intersect) when ValueReader.IsValue(second) && terms.TryBindArray(first, out var array) =>
                CollectionBinder.Holds(array, ArrayTest.ContainsAny, ValueReader.ReadList(second), negated),
            nameof(Enumerable.Except) when ValueReader.IsValue(first) && terms.TryBindArray(second, out var array) =>
                CollectionBinder.Holds(array, ArrayTest.ContainsAll, ValueReader.ReadList(first), !negated),
            _ => null,
        };
        return overlap is not null;
    }

    private static string Remedy(Expression body, bool bodyNegated) => body switch
    {
        BinaryExpression binary when ComparisonOperators.TryFrom(binary.NodeType, out var comparison) && comparison.IsOrdering() =>
            "Milvus does not order an array's elements: compare one element (r.Numbers[0] > 3), list the values (Any(n => values.Contains(n))), "
            + "or store the smallest or largest in a property of its own.",
        _ when bodyNegated =>
            "Milvus cannot ask that every element is a value: ask for one (Any(t => t == value)), for several (values.All(v => r.Tags.Contains(v))), "
            + "or for none (All(t => t != value)).",
        BinaryExpression { NodeType: ExpressionType.AndAlso } =>
            "Milvus tests one element for one thing: ask for each in an Any of its own, or store what belongs together in one element.",
        _ => "Milvus tests an array's elements for equality only: Any(t => t == value), Any(t => values.Contains(t)) and their negations in All. "
            + "To search in texts, store them in a property of type string.",
    };

    private Predicate BindValues(object?[] values, LambdaExpression lambda, bool isAll, bool negated, Expression call)
    {
        // C# does not look at the record then, which may hold null where it would.
        if (values.Length == 0)
            return Predicate.Constant(isAll ^ negated);

        var item = lambda.Parameters[0];
        switch (lambda.Body)
        {
            case MethodCallExpression contained when ContainsCall.TryMatch(contained, out var contains)
                && Strip(contains.Item) == item && terms.TryBindArray(contains.Collection, out var array):
                return CollectionBinder.Holds(array, isAll ? ArrayTest.ContainsAll : ArrayTest.ContainsAny, values, negated);
            case BinaryExpression { NodeType: ExpressionType.Equal } equality
                when !isAll && TryGetOther(equality.Left, equality.Right, item, out var side) && TermBinder.IsTermShaped(side):
                return CollectionBinder.IsOneOf(terms.Bind(side), values, negated);
        }

        if (values.Length > MostConditions)
            throw FilterErrors.Untranslatable(call, $"It is written out once per value, at most {MostConditions} times, and the list has {values.Length}.");
        var conditions = values.Select(value =>
            predicates.Bind(new Substitution(item, Expression.Constant(value, item.Type)).Visit(lambda.Body), negated));
        return Predicate.Join(isAnd: isAll ^ negated, [.. conditions]);
    }

    /// <summary>Where one side is the parameter, the other side.</summary>
    private static bool TryGetOther(Expression left, Expression right, ParameterExpression parameter, out Expression other)
    {
        other = Strip(left) == parameter ? right : left;
        return Strip(left) == parameter ^ Strip(right) == parameter;
    }

    private static bool TryGetValue(Expression left, Expression right, ParameterExpression element, out Expression value) =>
        TryGetOther(left, right, element, out value) && ValueReader.IsValue(value);

    private static Expression Strip(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Strip(convert.Operand) : expression;

    private static LambdaExpression Unquote(Expression lambda) =>
        lambda is UnaryExpression { NodeType: ExpressionType.Quote } quote ? (LambdaExpression)quote.Operand : (LambdaExpression)lambda;

    private sealed class Substitution(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
