using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>
/// Makes one membership test of a chain's comparisons of one field: <c>a == 1 or a == 2</c> is <c>a in [1, 2]</c>, and
/// <c>a != 1 and a != 2</c> is <c>a not in [1, 2]</c>, also where a is NULL or a JSON path that leads nowhere.
/// </summary>
internal static class ChainMerger
{
    private const int MinMerged = 3;

    public static List<Predicate> Merge(bool isAnd, List<Predicate> operands)
    {
        if (operands.Count < MinMerged)
            return operands;
        var wanted = isAnd ? BinaryOperator.NotEqual : BinaryOperator.Equal;
        var groups = operands.OfType<ComparePredicate>()
            .Where(compare => compare.Operator == wanted && Scalar(compare) is not null)
            .GroupBy(compare => compare.Left)
            .Where(group => group.Count() >= MinMerged)
            .ToDictionary(group => group.Key, group => group.Select(compare => Scalar(compare)!).ToList());
        if (groups.Count == 0)
            return operands;

        var merged = operands.FindAll(operand => !(operand is ComparePredicate compare && compare.Operator == wanted && Scalar(compare) is not null && groups.ContainsKey(compare.Left)));
        foreach (var (operand, values) in groups)
        {
            var membership = new MembershipPredicate(operand, values);
            merged.Add(isAnd ? new NotPredicate(membership) : membership);
        }

        return merged;
    }

    // The constant that a field or path is compared with, when "in" takes both.
    private static Constant? Scalar(ComparePredicate compare) =>
        compare is { Left: FieldOperand or ItemOperand or JsonOperand, Right: ConstantOperand { Value: not ListConstant and var value } } ? value : null;
}
