namespace Microsoft.Extensions.VectorData;

/// <summary>A vector store failed.</summary>
public class VectorStoreException : Exception
{
    /// <summary>Says nothing more.</summary>
    public VectorStoreException()
    {
    }

    /// <summary>Says what failed.</summary>
    public VectorStoreException(string? message)
        : base(message)
    {
    }

    /// <summary>Says what failed and why.</summary>
    public VectorStoreException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The product, such as "milvus".</summary>
    public string? VectorStoreSystemName { get; init; }

    /// <summary>The store, such as the name of a database.</summary>
    public string? VectorStoreName { get; init; }

    /// <summary>The collection.</summary>
    public string? CollectionName { get; init; }

    /// <summary>The operation that failed.</summary>
    public string? OperationName { get; init; }
}
