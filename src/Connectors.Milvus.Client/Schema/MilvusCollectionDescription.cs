namespace Connectors.Milvus.Client;

/// <summary>A collection as the server describes it.</summary>
public sealed record MilvusCollectionDescription
{
    /// <summary>The collection's real name, also when it was asked for by an alias.</summary>
    public required string Name { get; init; }

    /// <summary>The database that holds it; empty when the server does not tell.</summary>
    public string Database { get; init; } = "";

    /// <summary>The fields. The dynamic field <c>$meta</c> is not among them.</summary>
    public required MilvusCollectionSchema Schema { get; init; }

    /// <summary>The server's number for this collection; a collection dropped and created again gets a new one. 0 when the server does not tell.</summary>
    public long Id { get; init; }

    /// <summary>The aliases that point at it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The level that reads use when they name none and the client sends none.</summary>
    public MilvusConsistencyLevel ConsistencyLevel { get; init; }

    /// <summary>When it was created, as a Milvus timestamp: (milliseconds since 1970) &lt;&lt; 18 | counter.</summary>
    public ulong CreatedTimestamp { get; init; }

    /// <summary>When its schema last changed, as a Milvus timestamp; 0 on servers before 2.5 and on Milvus Lite.</summary>
    public ulong UpdateTimestamp { get; init; }

    /// <summary>Properties such as <c>collection.ttl.seconds</c> and <c>mmap.enabled</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The number of shards (write channels).</summary>
    public int ShardCount { get; init; }

    /// <summary>The number of partitions.</summary>
    public int PartitionCount { get; init; }
}
