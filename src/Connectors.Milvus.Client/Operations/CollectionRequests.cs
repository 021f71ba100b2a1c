using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Requests about collections as a whole.</summary>
internal static class CollectionRequests
{
    public static CreateCollectionRequest Create(
        CollectionKey target, MilvusCollectionSchema schema, MilvusCreateCollectionOptions options, MilvusConsistencyLevel fallback)
    {
        var request = new CreateCollectionRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            Schema = SchemaMessages.ToMessage(target.Name, schema).ToByteString(),
            ShardsNum = options.ShardCount ?? 0,
            NumPartitions = options.PartitionCount ?? 0,
            ConsistencyLevel = (ConsistencyLevel)(int)(options.ConsistencyLevel ?? fallback),
        };
        request.Properties.AddRange(Parameters.Pairs(schema.Properties).Where(pair => options.Properties?.ContainsKey(pair.Key) != true));
        request.Properties.AddRange(Parameters.Pairs(options.Properties));
        return request;
    }

    public static DescribeCollectionRequest Describe(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static DropCollectionRequest Drop(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static ShowCollectionsRequest List(string database) => new() { DbName = database };

    public static RenameCollectionRequest Rename(CollectionKey target, string newName) =>
        new() { DbName = target.Database, OldName = target.Name, NewName = newName };

    public static GetCollectionStatisticsRequest Statistics(CollectionKey target) =>
        new() { DbName = target.Database, CollectionName = target.Name };

    public static FlushRequest Flush(CollectionKey target) => new() { DbName = target.Database, CollectionNames = { target.Name } };

    public static GetFlushStateRequest FlushState(CollectionKey target, IEnumerable<long> segments, ulong flushTimestamp)
    {
        var request = new GetFlushStateRequest { DbName = target.Database, CollectionName = target.Name, FlushTs = flushTimestamp };
        request.SegmentIDs.AddRange(segments);
        return request;
    }

    public static LoadCollectionRequest Load(CollectionKey target, MilvusLoadOptions options)
    {
        var request = new LoadCollectionRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            ReplicaNumber = options.ReplicaCount ?? 0,
        };
        request.LoadFields.AddRange(options.Fields ?? []);
        return request;
    }

    public static GetLoadingProgressRequest LoadingProgress(CollectionKey target) =>
        new() { DbName = target.Database, CollectionName = target.Name };

    public static GetLoadStateRequest LoadState(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static ReleaseCollectionRequest Release(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static CreateAliasRequest CreateAlias(CollectionKey target, string alias) =>
        new() { DbName = target.Database, CollectionName = target.Name, Alias = alias };

    public static AlterAliasRequest AlterAlias(CollectionKey target, string alias) =>
        new() { DbName = target.Database, CollectionName = target.Name, Alias = alias };

    public static DropAliasRequest DropAlias(CollectionKey alias) => new() { DbName = alias.Database, Alias = alias.Name };
}
