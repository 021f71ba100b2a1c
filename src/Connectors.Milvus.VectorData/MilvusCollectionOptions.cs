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
    }
}
