namespace Connectors.Milvus.Client;

/// <summary>
/// How <see cref="MilvusClient.CreateCollectionAsync(string, int, MilvusQuickCreateOptions?, CancellationToken)"/> lays out a
/// collection. The defaults are those of the Milvus SDKs: <c>id</c> (Int64), <c>vector</c>, COSINE, AUTOINDEX, dynamic field on.
/// </summary>
public sealed record MilvusQuickCreateOptions
{
    /// <summary>The primary key's field.</summary>
    public string PrimaryKeyField { get; init; } = "id";

    /// <summary>The primary key's type: <see cref="MilvusDataType.Int64"/> or <see cref="MilvusDataType.VarChar"/>.</summary>
    public MilvusDataType PrimaryKeyType { get; init; } = MilvusDataType.Int64;

    /// <summary>The longest VarChar key in UTF-8 bytes; has no effect on Int64 keys.</summary>
    public int MaxLength { get; init; } = 65_535;

    /// <summary>Whether the server generates the keys.</summary>
    public bool AutoId { get; init; }

    /// <summary>The vector field.</summary>
    public string VectorField { get; init; } = "vector";

    /// <summary>The metric of the index; see <see cref="MilvusMetricTypes"/>.</summary>
    public string MetricType { get; init; } = MilvusMetricTypes.Cosine;

    /// <summary>Whether rows may carry keys that are no fields.</summary>
    public bool EnableDynamicField { get; init; } = true;

    /// <summary>What the collection is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The collection's own consistency level; null means the client's.</summary>
    public MilvusConsistencyLevel? ConsistencyLevel { get; init; }

    /// <summary>The deadline for all steps together, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How a collection is created from a schema.</summary>
public sealed record MilvusCreateCollectionOptions
{
    /// <summary>
    /// The indexes to build. When given, the collection is created, indexed and loaded, and ready for searches afterwards.
    /// When null it is only created.
    /// </summary>
    public IReadOnlyList<MilvusIndexParams>? Indexes { get; init; }

    /// <summary>The collection's own consistency level; null means the client's.</summary>
    [Covers("consistency level (of a collection)")]
    public MilvusConsistencyLevel? ConsistencyLevel { get; init; }

    /// <summary>The number of shards (write channels), 1 to 16; null means the server's default.</summary>
    public int? ShardCount { get; init; }

    /// <summary>The number of partitions that a partition key spreads rows over, 1 to 1,024; null means the server's default. Needs a partition key field.</summary>
    [Covers("num_partitions")]
    public int? PartitionCount { get; init; }

    /// <summary>Properties by Milvus's names, for example <c>collection.ttl.seconds</c> or <c>mmap.enabled</c>.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>The deadline for all steps together, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}
