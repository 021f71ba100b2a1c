using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>Which fields a load may be asked for.</summary>
internal static class LoadRules
{
    /// <summary>The vector fields among those to load; no name means all fields.</summary>
    public static IReadOnlyList<FieldEntry> Vectors(CollectionEntry collection, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
            return collection.Vectors;
        var fields = names.Select(name => collection.FindField(name) ?? Dynamic(collection, name) ?? throw Errors.Invalid($"failed to get field schema by name: fieldName({name}) not found")).ToHashSet();
        var list = string.Join(' ', names);
        foreach (var (field, role) in Needed(collection))
        {
            if (!fields.Contains(field))
                throw Errors.Invalid($"load field list [{list}] does not contain {role} field {field.Name}");
        }

        var vectors = fields.Where(static field => field.IsVector).ToArray();
        return vectors.Length > 0 ? vectors : throw Errors.Invalid($"load field list [{list}] does not contain vector field");
    }

    private static FieldEntry? Dynamic(CollectionEntry collection, string name) => name == FieldEntry.DynamicName ? collection.Dynamic : null;

    private static IEnumerable<(FieldEntry Field, string Role)> Needed(CollectionEntry collection)
    {
        yield return (collection.PrimaryKey, "primary key");
        foreach (var field in collection.Fields)
        {
            if (field.Definition.IsPartitionKey)
                yield return (field, "partition key");
            if (field.Definition.IsClusteringKey)
                yield return (field, "clustering key");
        }
    }
}
