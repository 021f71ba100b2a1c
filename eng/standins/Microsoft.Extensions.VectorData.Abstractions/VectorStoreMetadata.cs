namespace Microsoft.Extensions.VectorData;

/// <summary>Names a store.</summary>
public class VectorStoreMetadata
{
    /// <summary>The product, such as "milvus".</summary>
    public string? VectorStoreSystemName { get; init; }

    /// <summary>The store, such as the name of a database.</summary>
    public string? VectorStoreName { get; init; }
}
