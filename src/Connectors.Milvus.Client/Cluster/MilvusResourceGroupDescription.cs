namespace Connectors.Milvus.Client;

/// <summary>A resource group as the server describes it.</summary>
public sealed record MilvusResourceGroupDescription
{
    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of nodes that it wants.</summary>
    public int Capacity { get; init; }

    /// <summary>The number of nodes that it has.</summary>
    public int AvailableNodeCount { get; init; }

    /// <summary>The replicas loaded in the group, by collection.</summary>
    public IReadOnlyDictionary<string, int> LoadedReplicas { get; init; } = new Dictionary<string, int>();

    /// <summary>The nodes of other groups that replicas of this one use, by collection.</summary>
    public IReadOnlyDictionary<string, int> OutgoingNodes { get; init; } = new Dictionary<string, int>();

    /// <summary>The nodes of this group that replicas of others use, by collection.</summary>
    public IReadOnlyDictionary<string, int> IncomingNodes { get; init; } = new Dictionary<string, int>();

    /// <summary>Its configuration; null when the server does not tell.</summary>
    public MilvusResourceGroupConfig? Config { get; init; }

    /// <summary>Its nodes, where the server tells them.</summary>
    public IReadOnlyList<MilvusNode> Nodes { get; init; } = [];
}

/// <summary>A query node.</summary>
/// <param name="Id">The server's number for it.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="HostName">The machine's name.</param>
public sealed record MilvusNode(long Id, string Address, string HostName);
