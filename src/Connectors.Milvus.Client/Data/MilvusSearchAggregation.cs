namespace Connectors.Milvus.Client;

/// <summary>
/// Sorts the hits of a search into buckets by the values of fields, instead of listing them. Needs Milvus 3.0.
/// See <see href="https://milvus.io/docs/search-aggregation.md">Search Aggregation</see>.
/// </summary>
public sealed record MilvusSearchAggregation
{
    /// <summary>The fields whose values make a bucket.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The largest number of buckets.</summary>
    public int Size { get; init; } = 10;

    /// <summary>What is computed of each bucket's hits, by names of your choice.</summary>
    public IReadOnlyDictionary<string, MilvusMetric>? Metrics { get; init; }

    /// <summary>The order of the buckets: names of <see cref="Metrics"/>, <c>_count</c> or <c>_key</c>; the first weighs most.</summary>
    public IReadOnlyList<MilvusOrder>? Order { get; init; }

    /// <summary>How many hits each bucket shows; null for none.</summary>
    public int? TopHits { get; init; }

    /// <summary>The order of the shown hits; null means by score.</summary>
    public IReadOnlyList<MilvusOrder>? TopHitsOrder { get; init; }

    /// <summary>Buckets inside each bucket.</summary>
    public MilvusSearchAggregation? Inner { get; init; }

    /// <summary>How many candidate buckets are looked at; null means <see cref="Size"/>.</summary>
    public int? SearchSize { get; init; }
}

/// <summary>A number computed of many hits.</summary>
/// <param name="Operation">avg, sum, count, min or max.</param>
/// <param name="Field">A field, <c>_score</c>, or <c>*</c> for a count.</param>
public sealed record MilvusMetric(string Operation, string Field);

/// <summary>Hits with the same values.</summary>
public sealed record MilvusBucket
{
    /// <summary>The values, by field.</summary>
    public required IReadOnlyDictionary<string, object?> Key { get; init; }

    /// <summary>The number of hits.</summary>
    public long Count { get; init; }

    /// <summary>What was computed, by the names of the request.</summary>
    public IReadOnlyDictionary<string, object?> Metrics { get; init; } = new Dictionary<string, object?>();

    /// <summary>The hits that the bucket shows.</summary>
    public IReadOnlyList<MilvusHit<Dictionary<string, object?>>> Hits { get; init; } = [];

    /// <summary>The buckets inside.</summary>
    public IReadOnlyList<MilvusBucket> Inner { get; init; } = [];
}
