namespace Connectors.Milvus.Client;

/// <summary>
/// How a collection or partitions are loaded. A collection that is loaded already keeps its replicas, fields and resource groups:
/// release it first to change them. See <see href="https://milvus.io/docs/load-and-release.md">Load and Release</see>.
/// </summary>
public sealed record MilvusLoadOptions
{
    /// <summary>The number of copies in memory, at least 1; null means 1, or what the database says.</summary>
    public int? ReplicaCount { get; init; }

    /// <summary>The resource groups whose query nodes hold the copies: one for all copies, or one each. Null means the database's, or the default one.</summary>
    public IReadOnlyList<string>? ResourceGroups { get; init; }

    /// <summary>The only fields to load (Milvus 2.5 and newer); null means all. The primary key and a vector must be among them.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Whether to leave the dynamic field out of memory (Milvus 2.5 and newer); its keys can then be neither filtered nor returned.</summary>
    public bool SkipDynamicField { get; init; }

    /// <summary>Whether to return only when everything is loaded. Otherwise ask with <see cref="MilvusClient.GetLoadStateAsync"/>.</summary>
    public bool WaitUntilLoaded { get; init; } = true;

    /// <summary>Told, while waiting, how many percent are loaded, each time that the number changes; null tells nobody.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>The deadline for loading, the wait included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}
