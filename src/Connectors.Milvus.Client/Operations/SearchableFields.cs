namespace Connectors.Milvus.Client;

/// <summary>The fields that a search may name: vector fields, and the vectors in arrays of structs as <c>chunks[vector]</c>.</summary>
internal static class SearchableFields
{
    public static MilvusFieldSchema[] Of(MilvusCollectionSchema schema) =>
    [
        .. schema.Fields.Where(field => field.IsVector),
        .. schema.StructFields.SelectMany(structs => structs.Fields
            .Where(sub => sub.IsVector)
            .Select(sub => StructFieldMessages.Wrap(sub, structs.MaxCapacity) with { Name = StructFieldMessages.FullName(structs.Name, sub.Name) })),
    ];
}
