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
    [Covers("consistency level (of a call)")]
    public MilvusConsistencyLevel? ConsistencyLevel { get; init; }

    /// <summary>
    /// With <see cref="MilvusConsistencyLevel.Customized"/>: the Milvus timestamp up to which everything written must be seen,
    /// for example <see cref="MilvusMutationResult.Timestamp"/> of another client's write. Not allowed with another level.
    /// </summary>
    public ulong? GuaranteeTimestamp { get; init; }

    /// <summary>Whether to leave out data that is not sealed and indexed yet: faster, but misses the newest rows.</summary>
    public bool IgnoreGrowing { get; init; }

    /// <summary>The IANA time zone in which times with a zone are read and returned, such as <c>Europe/Berlin</c>; null means the collection's. Needs Milvus 2.6.6.</summary>
    [Covers("timezone, time_fields", nameof(Protocol.MilvusRpcs.Query), Needs = nameof(ServerFeatures.Timestamptz))]
    public string? TimeZone { get; init; }

    /// <summary>The parts of times to return instead of whole times, such as <c>year</c> and <c>month</c>; null returns whole times. Needs Milvus 2.6.6.</summary>
    public IReadOnlyList<string>? TimeFields { get; init; }

    /// <summary>
    /// Further parameters of the read by Milvus's names, such as <c>hints</c> or <c>cluster_id</c>, for what has no property here.
    /// A text is sent as it is, anything else as JSON.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? ExtraParams { get; init; }

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

    /// <summary>The order of the records; the first key weighs most. Null leaves it to the server. Needs Milvus 3.0.</summary>
    [Covers("query order_by", nameof(Protocol.MilvusRpcs.Query), Needs = nameof(ServerFeatures.OrderBy))]
    public IReadOnlyList<MilvusOrder>? OrderBy { get; init; }
}

/// <summary>How records are grouped and counted. Needs Milvus 3.0.</summary>
public sealed record MilvusAggregateOptions : MilvusReadOptions
{
    /// <summary>The fields whose values make a group; none makes one group of everything.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The largest number of groups; null means the server's.</summary>
    public int? Limit { get; init; }

    /// <summary>The order of the groups: fields of <see cref="GroupBy"/> or aggregates as they are asked for.</summary>
    public IReadOnlyList<MilvusOrder>? OrderBy { get; init; }
}
