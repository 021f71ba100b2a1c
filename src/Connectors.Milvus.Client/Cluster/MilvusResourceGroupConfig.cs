namespace Connectors.Milvus.Client;

/// <summary>
/// How many query nodes a resource group has. See <see href="https://milvus.io/docs/resource_group.md">Manage Resource Groups</see>.
/// </summary>
public sealed record MilvusResourceGroupConfig
{
    /// <summary>The number of nodes that the group wants: with fewer it takes nodes from other groups.</summary>
    public int RequestNodeCount { get; init; }

    /// <summary>The largest number of nodes, not less than <see cref="RequestNodeCount"/>: what is above goes to other groups. Null means the number wanted.</summary>
    public int? LimitNodeCount { get; init; }

    /// <summary>The groups to take nodes from first.</summary>
    public IReadOnlyList<string> TransferFrom { get; init; } = [];

    /// <summary>The groups to give nodes to first.</summary>
    public IReadOnlyList<string> TransferTo { get; init; } = [];

    /// <summary>The labels that a node must carry to be taken (Milvus 2.5), by name; empty for any node.</summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();
}
