using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about what is in memory.</summary>
internal static class LoadRequests
{
    public static LoadCollectionRequest Load(CollectionKey target, MilvusLoadOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        ReplicaNumber = options.ReplicaCount ?? 0,
        ResourceGroups = { options.ResourceGroups ?? [] },
        LoadFields = { options.Fields ?? [] },
        SkipLoadDynamicField = options.SkipDynamicField,
    };

    public static LoadCollectionRequest Refresh(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name, Refresh = true };

    public static LoadPartitionsRequest LoadPartitions(CollectionKey target, IEnumerable<string> partitions, MilvusLoadOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        PartitionNames = { partitions },
        ReplicaNumber = options.ReplicaCount ?? 0,
        ResourceGroups = { options.ResourceGroups ?? [] },
        LoadFields = { options.Fields ?? [] },
        SkipLoadDynamicField = options.SkipDynamicField,
    };

    public static ReleaseCollectionRequest Release(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static ReleasePartitionsRequest ReleasePartitions(CollectionKey target, IEnumerable<string> partitions) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionNames = { partitions } };

    public static GetLoadStateRequest State(CollectionKey target, IEnumerable<string>? partitions) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionNames = { partitions ?? [] } };

    public static GetLoadingProgressRequest Progress(CollectionKey target, IEnumerable<string>? partitions) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionNames = { partitions ?? [] } };
}
