using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData;

/// <summary>Settings of a <see cref="MilvusVectorStore"/>. They are copied when the store is made.</summary>
public sealed class MilvusVectorStoreOptions
{
    /// <summary>The default settings.</summary>
    public MilvusVectorStoreOptions()
    {
    }

    internal MilvusVectorStoreOptions(MilvusVectorStoreOptions? source)
    {
        EmbeddingGenerator = source?.EmbeddingGenerator;
    }

    /// <summary>
    /// Makes the embeddings of vector properties that hold something else than a vector, and of search inputs, where neither the
    /// property nor the collection's definition has a generator. Null for none. The store does not dispose it.
    /// </summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
}
