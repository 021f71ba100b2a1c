namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// A condition as the server evaluates it: true, false or, where a null takes part, unknown; only true passes. Nothing negates
/// a predicate from outside: the binder pushes every "not" down to the leaves, because "not unknown" would stay unknown where C#
/// says true. At the leaves most have an operator of their own, which spares parameters from standing below a "not", where some
/// servers leave them unfilled and the client has to write literals.
/// </summary>
internal abstract record Predicate
{
    public static Predicate Always { get; } = new ConstantPredicate(true);

    public static Predicate Never { get; } = new ConstantPredicate(false);

    public static Predicate Constant(bool value) => value ? Always : Never;

    public static Predicate And(params ReadOnlySpan<Predicate> operands) => Join(isAnd: true, operands);

    public static Predicate Or(params ReadOnlySpan<Predicate> operands) => Join(isAnd: false, operands);

    /// <summary>True in the rows where the term is null.</summary>
    public static Predicate IsNull(Term term) => Or([.. term.NullableFields.Select(field => new NullPredicate(field, ExpectsNull: true))]);

    /// <summary>True in the rows where the term is not null.</summary>
    public static Predicate IsNotNull(Term term) => And([.. term.NullableFields.Select(field => new NullPredicate(field, ExpectsNull: false))]);

    /// <summary>Joins and simplifies: constants disappear or decide, a junction inside one of the same kind is flattened.</summary>
    public static Predicate Join(bool isAnd, params ReadOnlySpan<Predicate> operands)
    {
        var count = 0;
        foreach (var operand in operands)
        {
            if (operand is ConstantPredicate constant && constant.Value != isAnd)
                return constant;
            count += Width(isAnd, operand);
        }

        if (count == 0)
            return Constant(isAnd);

        var kept = new Predicate[count];
        var next = 0;
        foreach (var operand in operands)
        {
            if (operand is JunctionPredicate junction && junction.IsAnd == isAnd)
            {
                junction.Operands.CopyTo(kept, next);
                next += junction.Operands.Length;
            }
            else if (operand is not ConstantPredicate)
            {
                kept[next++] = operand;
            }
        }

        return count == 1 ? kept[0] : new JunctionPredicate(isAnd, kept);
    }

    /// <summary>How many operands of the junction the operand becomes.</summary>
    private static int Width(bool isAnd, Predicate operand) => operand switch
    {
        ConstantPredicate => 0,
        JunctionPredicate junction when junction.IsAnd == isAnd => junction.Operands.Length,
        _ => 1,
    };
}

internal sealed record ConstantPredicate(bool Value) : Predicate;

/// <summary>All of the operands (and) or at least one (or).</summary>
internal sealed record JunctionPredicate(bool IsAnd, Predicate[] Operands) : Predicate;

internal sealed record ComparisonPredicate(Term Left, ComparisonOperator Operator, Term Right) : Predicate;

/// <summary>A bool field on its own: <c>r.Active</c>, <c>!r.Active</c>.</summary>
internal sealed record BoolPredicate(Term Term, bool Expected) : Predicate;

internal sealed record NullPredicate(FilterProperty Field, bool ExpectsNull) : Predicate;

internal sealed record MembershipPredicate(Term Term, IReadOnlyList<object> Values, bool Negated) : Predicate;

/// <param name="Term">A text field or an element of a text array.</param>
/// <param name="Pattern">The pattern, with <c>%</c>, <c>_</c> and <c>\</c> of the user's text escaped.</param>
/// <param name="Negated">Whether the rows that do not match pass.</param>
internal sealed record LikePredicate(Term Term, string Pattern, bool Negated) : Predicate;

internal enum ArrayTest
{
    Contains,
    ContainsAny,
    ContainsAll,
}

/// <param name="Array">The array field.</param>
/// <param name="Test">How many of the values the array must hold.</param>
/// <param name="Values">Stored values, never empty; one for <see cref="ArrayTest.Contains"/>.</param>
/// <param name="Negated">Whether the rows that fail the test pass.</param>
internal sealed record ArrayPredicate(FilterProperty Array, ArrayTest Test, IReadOnlyList<object> Values, bool Negated) : Predicate;
