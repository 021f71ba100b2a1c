namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// The year or the day of a date: <c>r.When.Year</c>, <c>r.When.Date</c>. Dates are stored as numbers that count on, so a condition on
/// the year is one on the range that the year spans: <c>r.When.Year == 2024</c> is "from 1 January 2024 and before 1 January 2025".
/// </summary>
internal sealed record PeriodTerm(Term Moment, bool IsYear) : Term
{
    public override Type ClrType => IsYear ? typeof(int) : Moment.ClrType;

    public override IEnumerable<FilterProperty> NullableFields => Moment.NullableFields;

    public override bool KeepsOrder => Moment.KeepsOrder;

    public override bool IsNumber => false;

    public override string Name => $"the {(IsYear ? "year" : "day")} of {Moment.Name}";

    public override object Encode(object value) => Moment.Encode(value);

    /// <summary>Compares the period with another, in the rows where it is not null.</summary>
    public Predicate Compare(ComparisonOperator comparison, object value)
    {
        var (start, end) = IsYear ? Year((int)value) : Day((DateTime)value);
        var isWhole = IsYear || value.Equals(start);
        return comparison switch
        {
            ComparisonOperator.Equal when isWhole => Predicate.And(NotBefore(start), Before(end)),
            ComparisonOperator.Equal => Predicate.Never,
            ComparisonOperator.NotEqual when isWhole => Predicate.Or(Before(start), NotBefore(end)),
            ComparisonOperator.NotEqual => Predicate.Always,
            ComparisonOperator.LessThan => Before(isWhole ? start : end),
            ComparisonOperator.LessThanOrEqual => Before(end),
            ComparisonOperator.GreaterThan => NotBefore(end),
            _ => NotBefore(isWhole ? start : end),
        };
    }

    private Predicate Before(object? bound) =>
        bound is null ? Predicate.Always : ComparisonBinder.Compare(Moment, ComparisonOperator.LessThan, bound, negated: false);

    private Predicate NotBefore(object? bound) =>
        bound is null ? Predicate.Never : ComparisonBinder.Compare(Moment, ComparisonOperator.GreaterThanOrEqual, bound, negated: false);

    private (object? Start, object? End) Year(int year) => (FirstOf(year), FirstOf((long)year + 1));

    /// <summary>The first moment of a year; null for a year that no date reaches.</summary>
    private object? FirstOf(long year)
    {
        if (year > DateTime.MaxValue.Year)
            return null;

        var first = new DateTime((int)Math.Max(year, DateTime.MinValue.Year), 1, 1);
        return Moment.ClrType == typeof(DateOnly) ? DateOnly.FromDateTime(first) : first;
    }

    private static (object? Start, object? End) Day(DateTime moment) =>
        (moment.Date, moment.Date == DateTime.MaxValue.Date ? null : moment.Date.AddDays(1));
}
