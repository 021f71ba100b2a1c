using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about partitions.</summary>
internal static class PartitionRequests
{
    public static CreatePartitionRequest Create(CollectionKey target, string partition) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionName = partition };

    public static DropPartitionRequest Drop(CollectionKey target, string partition) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionName = partition };

    public static HasPartitionRequest Has(CollectionKey target, string partition) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionName = partition };

    public static ShowPartitionsRequest List(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static GetPartitionStatisticsRequest Statistics(CollectionKey target, string partition) =>
        new() { DbName = target.Database, CollectionName = target.Name, PartitionName = partition };
}
