using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Binds conditions: logic, constants, bools; hands comparisons and calls to their binders. Every method takes whether the
/// condition stands below an odd number of "not"s and binds what C# would say then, nulls included.
/// </summary>
internal sealed class PredicateBinder
{
    private readonly TermBinder _terms;
    private readonly ComparisonBinder _comparisons;
    private CallBinder? _calls;

    public PredicateBinder(PropertyResolver properties)
    {
        _terms = new TermBinder(properties);
        _comparisons = new ComparisonBinder(_terms);
    }

    /// <summary>Made when the first call comes: most filters have none.</summary>
    private CallBinder Calls => _calls ??= new CallBinder(_terms, _comparisons, this);

    public Predicate Bind(Expression condition, bool negated)
    {
        switch (condition)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } negation when negation.Type == typeof(bool):
                return Bind(negation.Operand, !negated);
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both when both.Type == typeof(bool):
                return BindJunction(both, isAnd: true, negated);
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either when either.Type == typeof(bool):
                return BindJunction(either, isAnd: false, negated);
        }

        if (ValueReader.IsValue(condition))
            return Predicate.Constant((bool)ValueReader.Read(condition)! ^ negated);
        if (condition is ConditionalExpression choice && ValueReader.IsValue(choice.Test))
            return Bind((bool)ValueReader.Read(choice.Test)! ? choice.IfTrue : choice.IfFalse, negated);
        if (CaseSplitter.TrySplit(condition, out var test, out var whenTrue, out var whenFalse))
            return Predicate.Or(Both(test, testNegated: false, whenTrue, negated), Both(test, testNegated: true, whenFalse, negated));
        return BindLeaf(condition, negated);
    }

    private Predicate BindLeaf(Expression condition, bool negated)
    {
        switch (condition)
        {
            case BinaryExpression { NodeType: ExpressionType.ExclusiveOr } xor when xor.Type == typeof(bool):
                return BindEquivalence(xor.Left, xor.Right, !negated);
            case BinaryExpression binary when ComparisonOperators.TryFrom(binary.NodeType, out var comparison):
                return IsEquivalence(binary)
                    ? BindEquivalence(binary.Left, binary.Right, negated ^ (comparison == ComparisonOperator.NotEqual))
                    : _comparisons.Bind(binary.Left, comparison, binary.Right, negated);
            case MemberExpression member when TermBinder.IsHasValue(member):
                return _comparisons.BindNullTest(member.Expression!, isNull: negated);
            case MethodCallExpression call when !TermBinder.IsTermShaped(call):
                return Calls.Bind(call, negated);
            default:
                return BindBool(condition, negated);
        }
    }

    /// <summary>Binds from left to right and stops where the left side decides, as C# does: the rest may not be readable then.</summary>
    private Predicate BindJunction(BinaryExpression junction, bool isAnd, bool negated)
    {
        var left = Bind(junction.Left, negated);
        return left is ConstantPredicate decided && decided.Value != (isAnd ^ negated)
            ? left
            : Predicate.Join(isAnd ^ negated, left, Bind(junction.Right, negated));
    }

    private Predicate Both(Expression test, bool testNegated, Expression condition, bool negated)
    {
        var applies = Bind(test, testNegated);
        return applies is ConstantPredicate { Value: false } ? applies : Predicate.And(applies, Bind(condition, negated));
    }

    /// <summary>An equality between conditions: <c>(r.Stars > 3) == r.IsNew</c>, <c>(r.Stars > 3) == true</c>.</summary>
    private static bool IsEquivalence(BinaryExpression equality) =>
        equality.Left.Type == typeof(bool)
        && !(IsOperand(equality.Left) && IsOperand(equality.Right));

    private static bool IsOperand(Expression expression) => TermBinder.IsTermShaped(expression) || ValueReader.IsValue(expression);

    private Predicate BindEquivalence(Expression left, Expression right, bool negated)
    {
        if (ValueReader.IsValue(left))
            return Bind(right, negated ^ !(bool)ValueReader.Read(left)!);
        if (ValueReader.IsValue(right))
            return Bind(left, negated ^ !(bool)ValueReader.Read(right)!);

        return Predicate.Or(
            Predicate.And(Bind(left, negated), Bind(right, negated: false)),
            Predicate.And(Bind(left, !negated), Bind(right, negated: true)));
    }

    private Predicate BindBool(Expression condition, bool negated)
    {
        var term = _terms.Bind(condition);
        if (term.ClrType != typeof(bool))
            throw FilterErrors.Untranslatable(condition, $"{term.Name} is not a bool and cannot stand as a condition alone.");
        var predicate = new BoolPredicate(term, !negated);
        return negated ? Predicate.Or(predicate, Predicate.IsNull(term)) : predicate;
    }
}
