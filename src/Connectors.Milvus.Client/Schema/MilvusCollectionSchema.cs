namespace Connectors.Milvus.Client;

/// <summary>The fields of a collection and what belongs to them. Immutable and safe to share between threads when its lists are not changed afterwards.</summary>
[Covers("create_schema")]
public sealed record MilvusCollectionSchema
{
    /// <summary>The fields, in the order in which the server keeps them. Exactly one is the primary key.</summary>
    public required IReadOnlyList<MilvusFieldSchema> Fields { get; init; }

    /// <summary>What the collection is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>
    /// Whether rows may carry keys that are no fields. They are kept in one JSON object per row (<c>$meta</c>) and can be
    /// filtered and returned by name.
    /// </summary>
    [Covers("dynamic field")]
    public bool EnableDynamicField { get; init; }

    /// <summary>The functions that compute fields from others when records are written.</summary>
    public IReadOnlyList<MilvusFunctionSchema> Functions { get; init; } = [];

    /// <summary>The fields that hold arrays of structs. They come after the other fields.</summary>
    public IReadOnlyList<MilvusStructFieldSchema> StructFields { get; init; } = [];

    /// <summary>
    /// The collection's properties by Milvus's names (<see cref="MilvusProperties"/>), for example <c>collection.ttl.seconds</c>.
    /// <see cref="MilvusCreateCollectionOptions.Properties"/> are added to them and win over them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
