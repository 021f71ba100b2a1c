namespace Connectors.Milvus.Client;

/// <summary>
/// How a vector search is done. See <see href="https://milvus.io/docs/single-vector-search.md">Basic Vector Search</see>,
/// <see href="https://milvus.io/docs/range-search.md">Range Search</see> and
/// <see href="https://milvus.io/docs/grouping-search.md">Grouping Search</see>.
/// </summary>
public sealed record MilvusSearchOptions : MilvusReadOptions
{
    /// <summary>The vector field to search; may be null when the collection has only one.</summary>
    public string? VectorField { get; init; }

    /// <summary>The largest number of hits per query vector, 1 to 16,384 (offset included).</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How many of the best hits to skip; with <see cref="Limit"/> at most 16,384.</summary>
    public int Offset { get; init; }

    /// <summary>Only records for which this holds are searched; null means all.</summary>
    public MilvusFilter? Filter { get; init; }

    /// <summary>The metric; null means the index's. Another metric than the index's is an error of the server.</summary>
    public string? MetricType { get; init; }

    /// <summary>
    /// The outer bound of a range search: hits must be better than this score (larger for IP and COSINE, smaller for L2).
    /// </summary>
    [Covers("range search", nameof(Protocol.MilvusRpcs.Search))]
    public double? Radius { get; init; }

    /// <summary>The inner bound of a range search: hits must not be better than this score. Needs <see cref="Radius"/>.</summary>
    public double? RangeFilter { get; init; }

    /// <summary>Search parameters of the index by Milvus's names, such as <c>ef</c> (HNSW) or <c>nprobe</c> (IVF).</summary>
    public IReadOnlyDictionary<string, object?>? SearchParams { get; init; }

    /// <summary>The number of decimals the scores are rounded to, 0 to 6; null means not rounded.</summary>
    public int? RoundDecimal { get; init; }

    /// <summary>The field whose values group the hits: each value appears at most <see cref="GroupSize"/> times. Not with a range search.</summary>
    [Covers("grouping search", nameof(Protocol.MilvusRpcs.Search))]
    public string? GroupByField { get; init; }

    /// <summary>The largest number of hits per group, 1 to 10; null means 1. Needs <see cref="GroupByField"/>.</summary>
    public int? GroupSize { get; init; }

    /// <summary>Whether every group must be filled before others are begun. Needs <see cref="GroupByField"/>.</summary>
    public bool? StrictGroupSize { get; init; }

    /// <summary>Several fields whose values together group the hits (Milvus 3.0); not beside <see cref="GroupByField"/>.</summary>
    [Covers("grouping search by several fields", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.GroupByFields))]
    public IReadOnlyList<string>? GroupByFields { get; init; }

    /// <summary>The order of the hits instead of the one by score; the first key weighs most. Needs Milvus 3.0.</summary>
    [Covers("search order_by_fields", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.OrderBy))]
    public IReadOnlyList<MilvusOrder>? OrderBy { get; init; }

    /// <summary>A ranker made of functions; fusion and weights are for hybrid searches. Needs Milvus 2.6.</summary>
    [Covers("rerank of one search", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.FunctionRankers))]
    public MilvusRanker? Ranker { get; init; }

    /// <summary>Marks words in the texts of the hits. Needs Milvus 2.6.9.</summary>
    [Covers("highlighter", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.Highlighter))]
    public MilvusHighlighter? Highlighter { get; init; }

    /// <summary>Sorts the hits into buckets, see <see cref="MilvusSearchResults{TRecord}.Buckets"/>; not with groups. Needs Milvus 3.0.</summary>
    [Covers("search aggregation", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.SearchAggregation))]
    public MilvusSearchAggregation? Aggregation { get; init; }

    /// <summary>Steps that rank and reshape the hits; not with a ranker. Needs Milvus 3.0.</summary>
    [Covers("function chains", nameof(Protocol.MilvusRpcs.Search), Needs = nameof(ServerFeatures.FunctionChains))]
    public IReadOnlyList<MilvusFunctionChain>? FunctionChains { get; init; }
}
