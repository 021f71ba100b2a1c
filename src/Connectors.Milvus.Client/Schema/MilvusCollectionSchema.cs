namespace Connectors.Milvus.Client;

/// <summary>The fields of a collection. Immutable and safe to share between threads when its list is not changed afterwards.</summary>
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
    public bool EnableDynamicField { get; init; }
}
