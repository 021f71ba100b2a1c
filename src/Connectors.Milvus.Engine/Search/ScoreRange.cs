namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// A range search's bounds in the engine's own direction, greater is nearer: a score must lie above <see cref="Outer"/>, and up to
/// <see cref="Inner"/>. Milvus's bounds of distances (range_filter ≤ d &lt; radius) turn into the same shape with their signs changed.
/// </summary>
internal readonly record struct ScoreRange(float Outer, float Inner)
{
    public static readonly ScoreRange All = new(float.NegativeInfinity, float.PositiveInfinity);

    public bool IsAll => this == All;

    public bool Holds(float score) => score > Outer && score <= Inner;

    /// <summary>What lies farther than a score that was given out; the bound's own rows only when asked for.</summary>
    public ScoreRange Beyond(Metric metric, float? bound, bool includeBound)
    {
        if (bound is null)
            return this;
        var inner = From(metric, null, bound).Inner;
        return this with { Inner = Math.Min(Inner, includeBound ? inner : MathF.BitDecrement(inner)) };
    }

    public static ScoreRange From(Metric metric, double? radius, double? rangeFilter)
    {
        var sign = metric.IsDistance() ? -1f : 1f;
        return new ScoreRange(
            radius is null ? float.NegativeInfinity : sign * (float)radius.Value,
            rangeFilter is null ? float.PositiveInfinity : sign * (float)rangeFilter.Value);
    }
}
