using System.Text.Json;
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
        JsonSerializerOptions = source?.JsonSerializerOptions;
    }

    /// <summary>
    /// Makes the embeddings of vector properties that hold something else than a vector, and of search inputs, where neither the
    /// property nor the collection's definition has a generator. Null for none. The store does not dispose it.
    /// </summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }

    /// <summary>How properties of types of your own become JSON, in all collections of the store; null for the defaults of System.Text.Json.</summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }
}
