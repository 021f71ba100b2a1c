using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Finds a choice inside a condition that Milvus has no operation for (<c>r.Stars ?? 0</c>, <c>r.Stars.GetValueOrDefault()</c>,
/// <c>r.IsSale ? r.Sale : r.Price</c>) and makes two conditions of it, one per outcome:
/// <c>(r.Stars ?? 0) &gt;= 3</c> is "stars are not null and at least 3, or null and 0 is at least 3".
/// </summary>
internal sealed class CaseSplitter : ExpressionVisitor
{
    private Expression? _choice;
    private Expression? _replacement;

    /// <param name="condition">The condition.</param>
    /// <param name="test">What decides: a condition on the record.</param>
    /// <param name="whenTrue">The condition in the rows that pass the test.</param>
    /// <param name="whenFalse">The condition in the others.</param>
    public static bool TrySplit(Expression condition, out Expression test, out Expression whenTrue, out Expression whenFalse)
    {
        var splitter = new CaseSplitter();
        splitter.Visit(condition);
        if (splitter._choice is not { } choice)
        {
            test = whenTrue = whenFalse = condition;
            return false;
        }

        (test, var first, var second) = Cases(choice);
        whenTrue = splitter.Replace(condition, first);
        whenFalse = splitter.Replace(condition, second);
        return true;
    }

    public override Expression? Visit(Expression? node)
    {
        if (_replacement is not null)
            return node == _choice ? _replacement : base.Visit(node);
        if (_choice is null && node is not null && IsChoice(node))
            _choice = node;
        return _choice is null ? base.Visit(node) : node;
    }

    /// <summary>A lambda's own choices depend on its parameters: they are split when its body is bound.</summary>
    protected override Expression VisitLambda<T>(Expression<T> node) => _replacement is null ? node : base.VisitLambda(node);

    private Expression Replace(Expression condition, Expression replacement)
    {
        _replacement = replacement;
        return Visit(condition)!;
    }

    private static bool IsChoice(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.Coalesce, Conversion: null } coalesce => !ValueReader.IsValue(coalesce.Left),
        ConditionalExpression choice => !ValueReader.IsValue(choice.Test),
        MethodCallExpression { Method.Name: nameof(Nullable<int>.GetValueOrDefault), Object: { } target } =>
            ClrTypes.IsNullable(target.Type) && !ValueReader.IsValue(target),
        _ => false,
    };

    private static (Expression Test, Expression First, Expression Second) Cases(Expression choice)
    {
        switch (choice)
        {
            case ConditionalExpression conditional:
                return (conditional.Test, conditional.IfTrue, conditional.IfFalse);
            case BinaryExpression coalesce:
                return (NotNull(coalesce.Left), As(coalesce.Left, choice.Type), coalesce.Right);
            default:
                var call = (MethodCallExpression)choice;
                var fallback = call.Arguments is [var given] ? given : Expression.Default(choice.Type);
                return (NotNull(call.Object!), As(call.Object!, choice.Type), fallback);
        }
    }

    private static BinaryExpression NotNull(Expression value) => Expression.NotEqual(value, Expression.Constant(null, value.Type));

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
