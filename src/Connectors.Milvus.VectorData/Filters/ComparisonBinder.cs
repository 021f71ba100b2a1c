using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Binds comparisons with C#'s answers for null: null equals null and nothing else, nothing is less or greater than null, and
/// "not" turns all of these round. The server says "unknown" instead, so a row whose null means true gets a null test of its own.
/// </summary>
internal sealed class ComparisonBinder(TermBinder terms)
{
    public Predicate Bind(Expression left, ComparisonOperator comparison, Expression right, bool negated)
    {
        if (ValueReader.IsValue(right))
            return BindToValue(left, comparison, ValueReader.Read(right), negated);
        if (ValueReader.IsValue(left))
            return BindToValue(right, comparison.Mirror(), ValueReader.Read(left), negated);
        return Compare(terms.Bind(left), comparison, terms.Bind(right), negated);
    }

    public Predicate BindNullTest(Expression target, bool isNull) =>
        BindToValue(target, isNull ? ComparisonOperator.Equal : ComparisonOperator.NotEqual, value: null, negated: false);

    /// <summary>Compares a term with a value, which may be null.</summary>
    public static Predicate Compare(Term term, ComparisonOperator comparison, object? value, bool negated)
    {
        Normalise(ref comparison, ref negated);
        if (value is null)
            return CompareWithNull(term, comparison, negated);

        var (fitted, bound, outcome) = FittedComparison.Fit(term, comparison, value);
        if (bound is not null && ArithmeticBinder.TryMoveAcross(term, ref fitted, ref bound, out var inner))
            return Compare(inner, fitted, bound, negated);

        if (bound is not null && term is PeriodTerm period)
            return ForNulls(period.Compare(negated ? fitted.Invert() : fitted, bound), term, negated || comparison == ComparisonOperator.NotEqual);

        var answer = bound is null
            ? Predicate.Constant(outcome ^ negated)
            : new ComparisonPredicate(term, negated ? fitted.Invert() : fitted, new ValueTerm(term.Encode(bound)));
        var nullPasses = negated || comparison == ComparisonOperator.NotEqual;
        return ForNulls(answer, term, nullPasses);
    }

    /// <summary>Gives the rows in which the term is null the answer that C# gives.</summary>
    public static Predicate ForNulls(Predicate whenKnown, Term term, bool nullPasses)
    {
        if (nullPasses)
            return term.NullableFields.Any() ? Predicate.Or(whenKnown, Predicate.IsNull(term)) : whenKnown;
        return whenKnown is ConstantPredicate { Value: true } ? Predicate.IsNotNull(term) : whenKnown;
    }

    private Predicate BindToValue(Expression side, ComparisonOperator comparison, object? value, bool negated)
    {
        // An array or a document as a whole can be null, and nothing else can be said of it.
        if (value is not null || !terms.TryBindWhole(side, out var whole))
            return Compare(terms.Bind(side), comparison, value, negated);
        if (whole.IsJsonPath)
        {
            throw FilterErrors.Untranslatable(
                side, "To Milvus an object or a list inside JSON is null when it holds no value: compare one of its members with null, or its length with 0.");
        }

        return Compare(new LengthTerm(whole), comparison, value, negated);
    }

    private static Predicate CompareWithNull(Term term, ComparisonOperator comparison, bool negated) => comparison switch
    {
        ComparisonOperator.Equal => Predicate.IsNull(term),
        ComparisonOperator.NotEqual => Predicate.IsNotNull(term),
        _ => Predicate.Constant(negated),
    };

    private static Predicate Compare(Term left, ComparisonOperator comparison, Term right, bool negated)
    {
        Normalise(ref comparison, ref negated);
        if (!AreComparable(left, right))
            throw FilterErrors.Incomparable(left, right);
        if (comparison.IsOrdering() && !(left.KeepsOrder && right.KeepsOrder))
            throw FilterErrors.NoOrder(left.KeepsOrder ? right : left);

        var known = new ComparisonPredicate(left, negated ? comparison.Invert() : comparison, right);
        return comparison switch
        {
            ComparisonOperator.Equal => Predicate.Or(known, Predicate.And(Predicate.IsNull(left), Predicate.IsNull(right))),
            ComparisonOperator.NotEqual => Predicate.Or(
                known,
                Predicate.And(Predicate.IsNull(left), Predicate.IsNotNull(right)),
                Predicate.And(Predicate.IsNotNull(left), Predicate.IsNull(right))),
            _ when negated => Predicate.Or(known, Predicate.IsNull(left), Predicate.IsNull(right)),
            _ => known,
        };
    }

    /// <summary>"Not equal" is an operator of its own; "not less" stays a negation, because null is neither less nor at least.</summary>
    private static void Normalise(ref ComparisonOperator comparison, ref bool negated)
    {
        if (negated && !comparison.IsOrdering())
            (comparison, negated) = (comparison.Invert(), false);
    }

    /// <summary>Milvus compares fields (and elements of arrays) with each other as they are stored, so they must be stored alike.</summary>
    private static bool AreComparable(Term left, Term right) =>
        IsStored(left) && IsStored(right)
        && (left.ClrType == right.ClrType || (IsPlainNumber(left) && IsPlainNumber(right)));

    private static bool IsStored(Term term) => term is FieldTerm { Property.IsJsonPath: false } or ElementTerm { Array.IsJsonPath: false };

    private static bool IsPlainNumber(Term term) => term.IsNumber && term.ClrType.IsPrimitive;
}
