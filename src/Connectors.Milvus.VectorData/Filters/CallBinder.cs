using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Binds method calls that are conditions: equality, text search, and (through their own binders) collections.</summary>
internal sealed class CallBinder(TermBinder terms, ComparisonBinder comparisons, PredicateBinder predicates)
{
    private const string Remedy =
        "The calls it can hold are Equals, Contains, StartsWith, EndsWith, string.IsNullOrEmpty, HasFlag, Any and All, besides calls that do not read the record.";

    private readonly CollectionBinder _collections = new(terms);
    private readonly QuantifierBinder _quantifiers = new(terms, predicates);

    public Predicate Bind(MethodCallExpression call, bool negated)
    {
        if (ContainsCall.TryMatch(call, out var contains))
            return _collections.BindContains(contains, call, negated);

        return (call.Method.Name, call.Object, call.Arguments) switch
        {
            (nameof(Equals), { } left, [var right]) => comparisons.Bind(left, ComparisonOperator.Equal, Unbox(right), negated),
            (nameof(Equals), { } left, [var right, var rule]) => BindOrdinal(call, rule, left, right, negated),
            (nameof(Equals), null, [var left, var right]) => comparisons.Bind(Unbox(left), ComparisonOperator.Equal, Unbox(right), negated),
            (nameof(Equals), null, [var left, var right, var rule]) => BindOrdinal(call, rule, left, right, negated),
            (nameof(Enum.HasFlag), { } target, [var flag]) when call.Method.DeclaringType == typeof(Enum) => BindHasFlag(call, target, flag, negated),
            (nameof(string.IsNullOrEmpty), null, [var text]) when call.Method.DeclaringType == typeof(string) => BindIsNullOrEmpty(text, negated),
            (nameof(Enumerable.Any) or nameof(Enumerable.All), null, _) when call.Method.DeclaringType == typeof(Enumerable) =>
                _quantifiers.Bind(call, negated),
            (nameof(string.StartsWith) or nameof(string.EndsWith) or nameof(string.Contains), { } text, _) when text.Type == typeof(string) =>
                BindTextSearch(call, text, negated),
            _ => throw FilterErrors.Untranslatable(call, Remedy),
        };
    }

    private Predicate BindOrdinal(MethodCallExpression call, Expression rule, Expression left, Expression right, bool negated)
    {
        CheckOrdinal(call, rule);
        return comparisons.Bind(left, ComparisonOperator.Equal, right, negated);
    }

    private Predicate BindHasFlag(MethodCallExpression call, Expression target, Expression flag, bool negated)
    {
        if (!ValueReader.IsValue(flag))
            throw FilterErrors.Untranslatable(call, "Milvus calculates with one property and constants: name the flag before the call.");

        var term = terms.Bind(Unbox(target));
        object bits = Numbers.Widen(ValueReader.Read(flag) ?? throw FilterErrors.NullTarget(flag));
        return ComparisonBinder.Compare(new ArithmeticTerm(term, "&", new ValueTerm(bits), typeof(long)), ComparisonOperator.Equal, bits, negated);
    }

    private Predicate BindIsNullOrEmpty(Expression text, bool negated)
    {
        var term = terms.Bind(text);
        var empty = new ComparisonPredicate(term, negated ? ComparisonOperator.NotEqual : ComparisonOperator.Equal, new ValueTerm(term.Encode("")));
        return negated
            ? Predicate.And(Predicate.IsNotNull(term), empty)
            : Predicate.Or(Predicate.IsNull(term), empty);
    }

    private Predicate BindTextSearch(MethodCallExpression call, Expression text, bool negated)
    {
        if (!ValueReader.IsValue(call.Arguments[0]) || ValueReader.IsValue(text))
            throw FilterErrors.Untranslatable(call, "Milvus searches a property for a text that is known before the call, not the other way round.");
        if (call.Arguments is [_, var rule])
            CheckOrdinal(call, rule);

        var term = terms.Bind(text);
        var part = ValueReader.Read(call.Arguments[0]) switch
        {
            string value => value,
            char value => value.ToString(),
            _ => throw FilterErrors.NullTarget(call.Arguments[0]),
        };
        Predicate known = part.Length == 0
            ? Predicate.Constant(!negated)
            : new LikePredicate(term, Pattern(call.Method.Name, LikePattern.Escape(part)), negated);
        return ComparisonBinder.ForNulls(known, term, nullPasses: negated);
    }

    private static string Pattern(string method, string escaped) => method switch
    {
        nameof(string.StartsWith) => $"{escaped}%",
        nameof(string.EndsWith) => $"%{escaped}",
        _ => $"%{escaped}%",
    };

    private static void CheckOrdinal(MethodCallExpression call, Expression rule)
    {
        if (!ValueReader.IsValue(rule) || ValueReader.Read(rule) is not StringComparison.Ordinal)
            throw FilterErrors.Untranslatable(call, "Milvus compares text byte by byte: use StringComparison.Ordinal, or store the text in one case.");
    }

    private static Expression Unbox(Expression value) =>
        value is UnaryExpression { NodeType: ExpressionType.Convert } box && box.Type == typeof(object) ? box.Operand : value;
}
