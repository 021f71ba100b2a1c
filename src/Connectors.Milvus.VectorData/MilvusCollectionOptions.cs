using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// Settings of a <see cref="MilvusCollection{TKey, TRecord}"/>. They are copied when the collection object is made; the definition is
/// read then and not looked at again.
/// </summary>
public sealed class MilvusCollectionOptions : VectorStoreCollectionOptions
{
    /// <summary>The default settings.</summary>
    public MilvusCollectionOptions()
    {
    }

    internal MilvusCollectionOptions(VectorStoreCollectionOptions? source)
        : base(source)
    {
        if (source is not MilvusCollectionOptions options)
            return;

        JsonSerializerOptions = options.JsonSerializerOptions;
        SchemaMismatch = options.SchemaMismatch;
        AllowSchemaEvolution = options.AllowSchemaEvolution;
        LoggerFactory = options.LoggerFactory;
    }

    /// <summary>
    /// How properties of types of your own, and lists of them, become JSON, and under which names filters look into them. Null for the
    /// defaults of System.Text.Json, which need reflection.
    /// </summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }

    /// <summary>What <c>EnsureCollectionExistsAsync</c> does with a collection that exists and does not fit the model.</summary>
    public MilvusSchemaMismatch SchemaMismatch { get; set; }

    /// <summary>
    /// Whether <c>EnsureCollectionExistsAsync</c> adds to a collection that exists the nullable fields and the full-text search that the model has
    /// more. Rows that are there then have null. Other differences are left to <see cref="SchemaMismatch"/>. Needs Milvus 2.6, for full-text
    /// search 3.0.
    /// </summary>
    public bool AllowSchemaEvolution { get; set; }

    /// <summary>Where warnings of mismatches go; null for nowhere. The client logs its calls by its own options.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
