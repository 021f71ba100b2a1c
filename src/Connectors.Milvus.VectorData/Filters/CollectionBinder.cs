using System.Collections;
using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Binds Contains: a list of values that holds the property, or an array property that holds a value.</summary>
internal sealed class CollectionBinder(TermBinder terms)
{
    public Predicate BindContains(ContainsCall contains, Expression call, bool negated)
    {
        if (ValueReader.IsValue(contains.Collection))
            return IsOneOf(terms.Bind(contains.Item), ValueReader.ReadList(contains.Collection), negated);
        if (!terms.TryBindArray(contains.Collection, out var array))
            throw FilterErrors.Untranslatable(call, "Contains needs a list known before the call, or an array property.");
        if (!ValueReader.IsValue(contains.Item))
            throw FilterErrors.Untranslatable(call, "Milvus looks for values in an array property, not for other properties.");
        return Holds(array, ArrayTest.Contains, new[] { ValueReader.Read(contains.Item) }, negated);
    }

    /// <summary>The term equals one of the values; null equals null.</summary>
    public static Predicate IsOneOf(Term term, IEnumerable values, bool negated)
    {
        // Milvus has "in" for fields; lengths and calculations are compared one by one.
        if (term is not (FieldTerm or ElementTerm))
            return Predicate.Join(isAnd: negated, [.. values.Cast<object?>().Select(value => ComparisonBinder.Compare(term, ComparisonOperator.Equal, value, negated))]);

        var encoded = Encode(term, values, out var hasNull);
        var known = encoded.Count == 0 ? Predicate.Constant(negated) : new MembershipPredicate(term, encoded, negated);
        var nullPasses = hasNull ^ negated;
        return nullPasses || !negated
            ? ComparisonBinder.ForNulls(known, term, nullPasses)
            : Predicate.And(known, Predicate.IsNotNull(term));
    }

    /// <summary>The array field holds the value, one of the values, or all of them. No array holds null.</summary>
    public static Predicate Holds(FilterProperty array, ArrayTest test, IEnumerable values, bool negated)
    {
        var element = new ElementTerm(array, Index: 0);
        var wanted = 0;
        var possible = Encode(element, Counted(values), out _);
        var isPossible = test == ArrayTest.ContainsAll ? possible.Count == wanted : possible.Count > 0;
        var known = isPossible && possible.Count > 0
            ? new ArrayPredicate(array, test, possible, negated)
            : Predicate.Constant(isPossible ^ negated);
        return ComparisonBinder.ForNulls(known, new LengthTerm(array), nullPasses: negated);

        IEnumerable<object?> Counted(IEnumerable items)
        {
            foreach (var item in items)
            {
                wanted++;
                yield return item;
            }
        }
    }

    /// <summary>The values as stored, without null and without those that the term can never equal.</summary>
    private static List<object> Encode(Term term, IEnumerable values, out bool hasNull)
    {
        var encoded = new List<object>();
        hasNull = false;
        foreach (var value in values)
        {
            hasNull |= value is null;
            if (value is not null && FittedComparison.Fit(term, ComparisonOperator.Equal, value).Value is { } fitted)
                encoded.Add(term.Encode(fitted));
        }

        return encoded;
    }
}
