namespace Connectors.Milvus.Client;

/// <summary>
/// A field that holds several structs per row, all with the same sub-fields: the chunks of a document, each with a text and a
/// vector. Needs Milvus 2.6.4. A vector inside is searched and indexed as <c>chunks[vector]</c>.
/// See <see href="https://milvus.io/docs/array-of-structs.md">Array of Structs</see>.
/// <code>
/// new MilvusStructFieldSchema
/// {
///     Name = "chunks",
///     MaxCapacity = 100,
///     Fields = [MilvusFieldSchema.VarChar("text", 2_000), MilvusFieldSchema.FloatVector("vector", 768)],
/// }
/// </code>
/// </summary>
[Covers("array of struct", Needs = nameof(ServerFeatures.StructArrays))]
public sealed record MilvusStructFieldSchema
{
    /// <summary>The field's name, as other fields' names are.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The sub-fields as one struct has them: Bool, integers, Float, Double, VarChar, Geometry, Timestamptz or vectors. Their own
    /// <see cref="MilvusFieldSchema.MaxCapacity"/> stays null: they are as many as the structs.
    /// </summary>
    public required IReadOnlyList<MilvusFieldSchema> Fields { get; init; }

    /// <summary>The largest number of structs per row, 1 to 4,096.</summary>
    public required int MaxCapacity { get; init; }

    /// <summary>What the field is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether a row may have no value here. An empty list is a value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Further type parameters by Milvus's names, for example <c>mmap.enabled</c>.</summary>
    public IReadOnlyDictionary<string, string> TypeParams { get; init; } = new Dictionary<string, string>();

    /// <summary>The server's number for the field; 0 in a schema that was not read from a server.</summary>
    public long FieldId { get; init; }
}
