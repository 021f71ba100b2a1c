namespace Connectors.Milvus.Client;

/// <summary>One copy of a loaded collection in the memory of query nodes.</summary>
public sealed record MilvusReplica
{
    /// <summary>The server's number for it.</summary>
    public long Id { get; init; }

    /// <summary>The collection's number.</summary>
    public long CollectionId { get; init; }

    /// <summary>The numbers of the partitions it holds; empty for all.</summary>
    public IReadOnlyList<long> PartitionIds { get; init; } = [];

    /// <summary>Its shards: one for each write channel.</summary>
    public IReadOnlyList<MilvusReplicaShard> Shards { get; init; } = [];

    /// <summary>The nodes that it is on.</summary>
    public IReadOnlyList<long> NodeIds { get; init; } = [];

    /// <summary>The resource group that it is loaded into.</summary>
    public string ResourceGroup { get; init; } = "";

    /// <summary>The numbers of nodes that it borrows, by resource group.</summary>
    public IReadOnlyDictionary<string, int> OutboundNodes { get; init; } = new Dictionary<string, int>();
}

/// <summary>The part of a replica that follows one write channel.</summary>
public sealed record MilvusReplicaShard
{
    /// <summary>The channel's name.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The node that answers for the shard.</summary>
    public long LeaderId { get; init; }

    /// <summary>That node's address; empty when the server does not tell.</summary>
    public string LeaderAddress { get; init; } = "";

    /// <summary>The nodes that hold segments of the shard.</summary>
    public IReadOnlyList<long> NodeIds { get; init; } = [];
}
