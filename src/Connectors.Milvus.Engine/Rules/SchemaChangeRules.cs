using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>What a change of a collection's schema must hold to.</summary>
internal static class SchemaChangeRules
{
    /// <summary>The property that keeps ids of dropped fields from being given again.</summary>
    public const string MaxFieldIdProperty = "max_field_id";

    private static readonly HashSet<string> AlterableFieldParams = new(StringComparer.Ordinal)
    {
        "max_length", "max_capacity", "mmap.enabled", "mmap_enabled", "warmup", "field.description",
    };

    private static readonly HashSet<string> AlterableIndexParams = new(StringComparer.Ordinal)
    {
        "mmap.enabled", "mmap_enabled", "indexoffsetcache.enabled", "warmup",
    };

    public static void CheckAddField(CollectionEntry collection, FieldDefinition field)
    {
        if (collection.Fields.Count >= Limits.Fields)
            throw Errors.Invalid($"The number of fields has reached the maximum value {Limits.Fields}: collection {collection.Name}");
        if (collection.FindField(field.Name) is not null)
            throw Errors.Invalid($"duplicate field name: {field.Name}");
        if (field.IsPrimaryKey)
            throw Errors.Invalid($"not support to add pk field, field name = {field.Name}");
        if (field.AutoId)
            throw Errors.Invalid($"only primary field can speficy AutoID with true, field name = {field.Name}");
        if (field.IsPartitionKey)
            throw Errors.Invalid($"not support to add partition key field, field name  = {field.Name}");
        if (field.IsClusteringKey)
            throw Errors.Invalid($"not support to add clustering key field, field name  = {field.Name}");
        if (field.IsFunctionOutput)
            throw Errors.Invalid($"not support to add a field that a function fills without the function, field name = {field.Name}");
        if (!field.IsNullable)
            throw Errors.Invalid($"added field must be nullable, please check it, field name = {field.Name}");
        FieldRules.Check(collection.Name, field);
        TextRules.CheckChoice(field, collection.Definition.Fields);
        if (field.Type >= EngineDataType.BinaryVector && collection.Vectors.Count >= Limits.VectorFields)
            throw Errors.Invalid($"maximum vector field's number should be limited to {Limits.VectorFields}");
    }

    public static FieldEntry CheckDropField(CollectionEntry collection, string name)
    {
        if (name.Length == 0)
            throw Errors.Invalid($"field name cannot be empty");
        if (name == FieldEntry.DynamicName)
            throw Errors.Invalid($"cannot drop system field: {name}");
        var field = collection.FindField(name) ?? throw Errors.Invalid($"field not found: {name}");
        if (field.Definition.IsPrimaryKey)
            throw Errors.Invalid($"cannot drop primary key field: {name}");
        if (field.Definition.IsPartitionKey)
            throw Errors.Invalid($"cannot drop partition key field: {name}");
        if (field.Definition.IsClusteringKey)
            throw Errors.Invalid($"cannot drop clustering key field: {name}");
        if (collection.Definition.Functions.FirstOrDefault(function => function.InputFields.Contains(name) || function.OutputFields.Contains(name)) is { } function)
            throw Errors.Invalid($"cannot drop field: {name}, it is referenced by function {function.Name}");
        if (collection.Fields.FirstOrDefault(other => other.Analyzers?.ByField == name) is { } text)
            throw Errors.Invalid($"cannot drop field: {name}, it says which analyzer field {text.Name} has");
        if (field.IsVector && collection.Vectors.Count == 1)
            throw Errors.Invalid($"cannot drop the last vector field: {name}");
        return field;
    }

    public static void CheckAlterField(FieldEntry field, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove)
    {
        if (set.Keys.Concat(remove).FirstOrDefault(static key => !AlterableFieldParams.Contains(key)) is { } fixedKey)
            throw Errors.Invalid($"{fixedKey} does not allow update in collection field param: field {field.Name}");
        if (remove.FirstOrDefault(static key => key is "max_length" or "max_capacity") is { } needed)
            throw Errors.Invalid($"{needed} is not allowed to delete in collection field param: field {field.Name}");
        if (set.ContainsKey("max_length") && field.MaxLength == 0)
            throw Errors.Invalid($"can not modify the maxlength for non-string types: field {field.Name}");
        if (set.ContainsKey("max_capacity") && field.Type != EngineDataType.Array)
            throw Errors.Invalid($"can not modify the maxcapacity for non-array types: field {field.Name}");
    }

    public static void CheckAlterIndex(CollectionEntry collection, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove)
    {
        if (set.Keys.Concat(remove).FirstOrDefault(static key => !AlterableIndexParams.Contains(key)) is { } fixedKey)
            throw Errors.Invalid($"{fixedKey} is not a configable index property");
        if (collection.IsLoaded)
            throw Errors.Input(EngineError.CollectionLoaded, $"can't alter index on loaded collection, please release the collection first: collection already loaded[collection={collection.Name}]");
    }

    /// <summary>The id of the next field: above all that there are and ever were.</summary>
    public static long NextFieldId(CollectionEntry collection)
    {
        var last = collection.Fields.Max(static field => field.Id);
        last = Math.Max(last, collection.Dynamic?.Id ?? 0);
        return long.TryParse(collection.Definition.Properties.GetValueOrDefault(MaxFieldIdProperty), System.Globalization.CultureInfo.InvariantCulture, out var dropped)
            ? Math.Max(last, dropped) + 1
            : last + 1;
    }
}
