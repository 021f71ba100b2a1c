namespace Connectors.Milvus.Client;

/// <summary>Which names are fields of a collection, and so no dynamic keys.</summary>
internal static class SchemaNames
{
    /// <summary>The fields that records have, those of structs included.</summary>
    public static HashSet<string> FieldNames(this MilvusCollectionSchema schema) =>
        schema.Fields.Select(field => field.Name).Concat(schema.StructFields.Select(field => field.Name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a name is a field, or a sub-field as in <c>chunks[text]</c>.</summary>
    public static bool HasField(this MilvusCollectionSchema schema, string name) =>
        schema.Fields.Any(field => field.Name == name)
        || schema.StructFields.Any(field => field.Name == name || field.Fields.Any(sub => StructFieldMessages.FullName(field.Name, sub.Name) == name));
}
