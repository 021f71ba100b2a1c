using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

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
        if (source is null)
            return;

        EmbeddingGenerator = source.EmbeddingGenerator;
        JsonSerializerOptions = source.JsonSerializerOptions;
        SchemaMismatch = source.SchemaMismatch;
        AllowSchemaEvolution = source.AllowSchemaEvolution;
        LoggerFactory = source.LoggerFactory;
    }

    /// <summary>
    /// Makes the embeddings of vector properties that hold something else than a vector, and of search inputs, where neither the
    /// property nor the collection's definition has a generator. Null for none. The store does not dispose it.
    /// </summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }

    /// <summary>How properties of types of your own become JSON, in all collections of the store; null for the defaults of System.Text.Json.</summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }

    /// <summary>What <c>EnsureCollectionExistsAsync</c> does with a collection that exists and does not fit the model, in all collections of the store.</summary>
    public MilvusSchemaMismatch SchemaMismatch { get; set; }

    /// <summary>
    /// Whether <c>EnsureCollectionExistsAsync</c> adds to a collection that exists the nullable fields and the full-text search that the model has
    /// more, in all collections of the store. Rows that are there then have null. Other differences are left to <see cref="SchemaMismatch"/>. Needs Milvus 2.6, for full-text
    /// search 3.0.
    /// </summary>
    public bool AllowSchemaEvolution { get; set; }

    /// <summary>Where warnings of mismatches go, in all collections of the store; null for nowhere. The client logs its calls by its own options.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
