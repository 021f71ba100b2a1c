namespace Microsoft.Extensions.VectorData;

/// <summary>Names a collection and the store it is in.</summary>
public class VectorStoreCollectionMetadata
{
    /// <summary>The product, such as "milvus".</summary>
    public string? VectorStoreSystemName { get; init; }

    /// <summary>The store, such as the name of a database.</summary>
    public string? VectorStoreName { get; init; }

    /// <summary>The collection.</summary>
    public string? CollectionName { get; init; }
}
