namespace Connectors.Milvus.Client;

/// <summary>One of the searches of a hybrid search.</summary>
public sealed record MilvusSearchLeg
{
    /// <summary>Makes a leg.</summary>
    /// <param name="vectors">What is looked for: vectors, or texts for a field that a function computes. Each leg has as many.</param>
    /// <param name="vectorField">The vector field to search; may be null when the collection has only one.</param>
    public MilvusSearchLeg(MilvusVectors vectors, string? vectorField = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        Vectors = vectors;
        VectorField = vectorField;
    }

    /// <summary>What is looked for.</summary>
    public MilvusVectors Vectors { get; }

    /// <summary>The vector field to search.</summary>
    public string? VectorField { get; }

    /// <summary>The hits that this leg hands to the ranker, 1 to 16,384; null means as many as the whole search reaches.</summary>
    public int? Limit { get; init; }

    /// <summary>Only records for which this holds are searched by this leg; null means all.</summary>
    public MilvusFilter? Filter { get; init; }

    /// <summary>The metric; null means the index's.</summary>
    public string? MetricType { get; init; }

    /// <summary>The outer bound of a range search; see <see cref="MilvusSearchOptions.Radius"/>.</summary>
    public double? Radius { get; init; }

    /// <summary>The inner bound of a range search; needs <see cref="Radius"/>.</summary>
    public double? RangeFilter { get; init; }

    /// <summary>Search parameters of the index by Milvus's names, such as <c>ef</c> (HNSW) or <c>nprobe</c> (IVF).</summary>
    public IReadOnlyDictionary<string, object?>? SearchParams { get; init; }

    internal MilvusSearchOptions ToSearch(MilvusHybridSearchOptions options) => new()
    {
        VectorField = VectorField,
        Limit = Limit ?? options.Limit + options.Offset,
        Filter = Filter,
        MetricType = MetricType,
        Radius = Radius,
        RangeFilter = RangeFilter,
        SearchParams = SearchParams,
        PartitionNames = options.PartitionNames,
        IgnoreGrowing = options.IgnoreGrowing,
    };
}

/// <summary>
/// How a hybrid search is done. See <see href="https://milvus.io/docs/multi-vector-search.md">Multi-Vector Hybrid Search</see>.
/// </summary>
public sealed record MilvusHybridSearchOptions : MilvusReadOptions
{
    /// <summary>The largest number of hits, 1 to 16,384 (offset included).</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How many of the best hits to skip; with <see cref="Limit"/> at most 16,384.</summary>
    public int Offset { get; init; }

    /// <summary>The number of decimals the scores are rounded to, 0 to 6; null means not rounded.</summary>
    public int? RoundDecimal { get; init; }

    /// <summary>The field whose values group the hits.</summary>
    public string? GroupByField { get; init; }

    /// <summary>The largest number of hits per group, 1 to 10; null means 1. Needs <see cref="GroupByField"/>.</summary>
    public int? GroupSize { get; init; }

    /// <summary>Whether every group must be filled before others are begun. Needs <see cref="GroupByField"/>.</summary>
    public bool? StrictGroupSize { get; init; }

    /// <summary>How hits of one group are valued: <c>max</c> (the default), <c>sum</c> or <c>avg</c>. Needs <see cref="GroupByField"/>.</summary>
    public string? RankGroupScorer { get; init; }
}
