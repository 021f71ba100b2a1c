using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Requests that set or delete properties of collections, fields and indexes. One call does one or the other: servers refuse both
/// at once.
/// </summary>
internal static class PropertyRequests
{
    public static AlterCollectionRequest SetOfCollection(CollectionKey target, IReadOnlyDictionary<string, string> properties)
    {
        PropertyChecks.RequireSome(properties, nameof(properties));
        return new() { DbName = target.Database, CollectionName = target.Name, Properties = { Parameters.Pairs(properties) } };
    }

    public static AlterCollectionRequest DeleteOfCollection(CollectionKey target, IReadOnlyList<string> propertyKeys)
    {
        PropertyChecks.RequireSomeNames(propertyKeys, "property key", nameof(propertyKeys));
        return new() { DbName = target.Database, CollectionName = target.Name, DeleteKeys = { propertyKeys } };
    }

    public static AlterCollectionFieldRequest SetOfField(CollectionKey target, string field, IReadOnlyDictionary<string, string> properties)
    {
        PropertyChecks.RequireSome(properties, nameof(properties));
        return new()
        {
            DbName = target.Database,
            CollectionName = target.Name,
            FieldName = field,
            Properties = { Parameters.Pairs(properties) },
        };
    }

    public static AlterCollectionFieldRequest DeleteOfField(CollectionKey target, string field, IReadOnlyList<string> propertyKeys)
    {
        PropertyChecks.RequireSomeNames(propertyKeys, "property key", nameof(propertyKeys));
        return new() { DbName = target.Database, CollectionName = target.Name, FieldName = field, DeleteKeys = { propertyKeys } };
    }

    public static AlterIndexRequest SetOfIndex(CollectionKey target, string index, IReadOnlyDictionary<string, string> properties)
    {
        PropertyChecks.RequireSome(properties, nameof(properties));
        return new()
        {
            DbName = target.Database,
            CollectionName = target.Name,
            IndexName = index,
            ExtraParams = { Parameters.Pairs(properties) },
        };
    }

    public static AlterIndexRequest DeleteOfIndex(CollectionKey target, string index, IReadOnlyList<string> propertyKeys)
    {
        PropertyChecks.RequireSomeNames(propertyKeys, "property key", nameof(propertyKeys));
        return new() { DbName = target.Database, CollectionName = target.Name, IndexName = index, DeleteKeys = { propertyKeys } };
    }
}
