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
        RequireSome(properties);
        return new() { DbName = target.Database, CollectionName = target.Name, Properties = { Parameters.Pairs(properties) } };
    }

    public static AlterCollectionRequest DeleteOfCollection(CollectionKey target, IReadOnlyCollection<string> keys)
    {
        RequireSome(keys);
        return new() { DbName = target.Database, CollectionName = target.Name, DeleteKeys = { keys } };
    }

    public static AlterCollectionFieldRequest SetOfField(CollectionKey target, string field, IReadOnlyDictionary<string, string> properties)
    {
        RequireSome(properties);
        return new()
        {
            DbName = target.Database,
            CollectionName = target.Name,
            FieldName = field,
            Properties = { Parameters.Pairs(properties) },
        };
    }

    public static AlterCollectionFieldRequest DeleteOfField(CollectionKey target, string field, IReadOnlyCollection<string> keys)
    {
        RequireSome(keys);
        return new() { DbName = target.Database, CollectionName = target.Name, FieldName = field, DeleteKeys = { keys } };
    }

    public static AlterIndexRequest SetOfIndex(CollectionKey target, string index, IReadOnlyDictionary<string, string> properties)
    {
        RequireSome(properties);
        return new()
        {
            DbName = target.Database,
            CollectionName = target.Name,
            IndexName = index,
            ExtraParams = { Parameters.Pairs(properties) },
        };
    }

    public static AlterIndexRequest DeleteOfIndex(CollectionKey target, string index, IReadOnlyCollection<string> keys)
    {
        RequireSome(keys);
        return new() { DbName = target.Database, CollectionName = target.Name, IndexName = index, DeleteKeys = { keys } };
    }

    private static void RequireSome(IReadOnlyDictionary<string, string> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        if (properties.Count == 0)
        {
            throw new ArgumentException("There is no property to set. Give at least one; names are in MilvusProperties.", nameof(properties));
        }

        foreach (var (key, value) in properties)
        {
            RequireKey(key, nameof(properties));
            if (value is null)
            {
                throw new ArgumentException($"The property '{key}' is null. Give its value as text, or drop the property.", nameof(properties));
            }
        }
    }

    private static void RequireSome(IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
        {
            throw new ArgumentException("There is no property to drop. Name at least one; names are in MilvusProperties.", nameof(keys));
        }

        foreach (var key in keys)
        {
            RequireKey(key, nameof(keys));
        }
    }

    private static void RequireKey(string key, string parameter)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentException("A property has an empty name; names are in MilvusProperties.", parameter);
        }
    }
}
