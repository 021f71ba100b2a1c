namespace Connectors.Milvus.Client;

/// <summary>How the records of a collection are gone through, all that a filter keeps.</summary>
public sealed record MilvusQueryIteratorOptions : MilvusReadOptions
{
    /// <summary>The records of one call, 1 to 16,384; 1,000 by default.</summary>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>The largest number of records in all; null goes through all of them.</summary>
    public long? Limit { get; init; }
}

/// <summary>
/// How hits are gone through, the best one first, beyond the 16,384 of one search. There are no groups and no offset: leave hits out
/// where they are read.
/// </summary>
public sealed record MilvusSearchIteratorOptions : MilvusReadOptions
{
    /// <summary>The vector field to search; may be null when the collection has only one.</summary>
    public string? VectorField { get; init; }

    /// <summary>The hits of one call, 1 to 16,384; 1,000 by default.</summary>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>The largest number of hits in all; null goes through the whole collection.</summary>
    public long? Limit { get; init; }

    /// <summary>Only records for which this holds are searched; null means all.</summary>
    public MilvusFilter? Filter { get; init; }

    /// <summary>The metric; null means the index's.</summary>
    public string? MetricType { get; init; }

    /// <summary>The outer bound of a range search; see <see cref="MilvusSearchOptions.Radius"/>.</summary>
    public double? Radius { get; init; }

    /// <summary>The inner bound of a range search; needs <see cref="Radius"/>.</summary>
    public double? RangeFilter { get; init; }

    /// <summary>Search parameters of the index by Milvus's names, such as <c>ef</c> (HNSW) or <c>nprobe</c> (IVF).</summary>
    public IReadOnlyDictionary<string, object?>? SearchParams { get; init; }

    internal MilvusSearchOptions ToSearch() => new()
    {
        VectorField = VectorField,
        Limit = BatchSize,
        Filter = Filter,
        MetricType = MetricType,
        Radius = Radius,
        RangeFilter = RangeFilter,
        SearchParams = SearchParams,
        OutputFields = OutputFields,
        IncludeVectors = IncludeVectors,
        PartitionNames = PartitionNames,
        ConsistencyLevel = ConsistencyLevel,
        GuaranteeTimestamp = GuaranteeTimestamp,
        IgnoreGrowing = IgnoreGrowing,
        TimeZone = TimeZone,
        TimeFields = TimeFields,
        ExtraParams = ExtraParams,
        Timeout = Timeout,
    };
}
