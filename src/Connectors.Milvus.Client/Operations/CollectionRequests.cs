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

    public static BatchDescribeCollectionRequest BatchDescribe(string database, IEnumerable<string> collections) =>
        new() { DbName = database, CollectionName = { collections } };

    public static TruncateCollectionRequest Truncate(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static DropCollectionRequest Drop(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static ShowCollectionsRequest List(string database) => new() { DbName = database };

    public static RenameCollectionRequest Rename(CollectionKey target, string newName, string? newDatabase) =>
        new() { DbName = target.Database, OldName = target.Name, NewName = newName, NewDBName = newDatabase ?? "" };

    public static GetCollectionStatisticsRequest Statistics(CollectionKey target) =>
        new() { DbName = target.Database, CollectionName = target.Name };

    public static CreateAliasRequest CreateAlias(CollectionKey target, string alias) =>
        new() { DbName = target.Database, CollectionName = target.Name, Alias = alias };

    public static AlterAliasRequest AlterAlias(CollectionKey target, string alias) =>
        new() { DbName = target.Database, CollectionName = target.Name, Alias = alias };

    public static DescribeAliasRequest DescribeAlias(CollectionKey alias) => new() { DbName = alias.Database, Alias = alias.Name };

    public static ListAliasesRequest ListAliases(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static DropAliasRequest DropAlias(CollectionKey alias) => new() { DbName = alias.Database, Alias = alias.Name };
}
