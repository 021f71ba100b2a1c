namespace Connectors.Milvus.Client;

/// <summary>What every read can be told.</summary>
public abstract record MilvusReadOptions
{
    private protected MilvusReadOptions()
    {
    }

    /// <summary>
    /// The fields to return: names of fields, keys of the dynamic field, or <c>"*"</c> for everything, vectors included.
    /// Null returns every mapped scalar field of the record type (for dictionaries every scalar field and every dynamic key).
    /// The primary key is always returned.
    /// </summary>
    public IReadOnlyList<string>? OutputFields { get; init; }

    /// <summary>Whether to return the vectors too when <see cref="OutputFields"/> is null.</summary>
    public bool IncludeVectors { get; init; }

    /// <summary>The partitions to read; null means all.</summary>
    public IReadOnlyList<string>? PartitionNames { get; init; }

    /// <summary>How fresh the data must be; null means the client's level.</summary>
    public MilvusConsistencyLevel? ConsistencyLevel { get; init; }

    /// <summary>
    /// With <see cref="MilvusConsistencyLevel.Customized"/>: the Milvus timestamp up to which everything written must be seen,
    /// for example <see cref="MilvusMutationResult.Timestamp"/> of another client's write. Not allowed with another level.
    /// </summary>
    public ulong? GuaranteeTimestamp { get; init; }

    /// <summary>Whether to leave out data that is not sealed and indexed yet: faster, but misses the newest rows.</summary>
    public bool IgnoreGrowing { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How records are got by primary key.</summary>
public sealed record MilvusGetOptions : MilvusReadOptions;

/// <summary>How records are queried by filter.</summary>
public sealed record MilvusQueryOptions : MilvusReadOptions
{
    /// <summary>The largest number of records, 1 to 16,384 (offset included). Required when there is no filter.</summary>
    public int? Limit { get; init; }

    /// <summary>How many records to skip; needs <see cref="Limit"/>.</summary>
    public int? Offset { get; init; }
}
