using System.Text.Json;
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
        if (source is MilvusCollectionOptions options)
            JsonSerializerOptions = options.JsonSerializerOptions;
    }

    /// <summary>
    /// How properties of types of your own, and lists of them, become JSON, and under which names filters look into them. Null for the
    /// defaults of System.Text.Json, which need reflection.
    /// </summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }
}
