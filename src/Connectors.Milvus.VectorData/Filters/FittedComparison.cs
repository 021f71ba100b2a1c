namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// A comparison between a term and a value, rewritten for what the term can hold: either an operator and a value of the term's
/// CLR type, or (<see cref="Value"/> null) one outcome for every row in which the term is not null.
/// </summary>
internal readonly record struct FittedComparison(ComparisonOperator Operator, object? Value, bool Outcome)
{
    public static FittedComparison Decided(bool outcome) => new(default, null, outcome);

    /// <exception cref="NotSupportedException">The stored values do not sort as the CLR values do.</exception>
    /// <exception cref="InvalidOperationException">The value is of a type that the term never has.</exception>
    public static FittedComparison Fit(Term term, ComparisonOperator comparison, object value)
    {
        if (comparison.IsOrdering() && !term.KeepsOrder)
            throw FilterErrors.NoOrder(term);

        var target = term.ClrType;
        var isNumber = ClrTypes.IsIntegral(value.GetType()) || ClrTypes.IsFloating(value.GetType());
        if (ClrTypes.IsIntegral(target) && (isNumber || value is decimal))
            return Numbers.FitIntegral(target, comparison, value);
        if (ClrTypes.IsFloating(target) && isNumber)
            return Numbers.FitFloating(target, comparison, value);
        if (target == typeof(decimal) && ClrTypes.IsWidening(value.GetType(), target))
            return new FittedComparison(comparison, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture), default);
        if (target.IsInstanceOfType(value))
            return new FittedComparison(comparison, value, default);
        throw FilterErrors.WrongValueType(term, value);
    }
}
