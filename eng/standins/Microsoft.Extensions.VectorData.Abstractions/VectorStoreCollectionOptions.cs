using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.VectorData;

/// <summary>The base of the options of collections.</summary>
public abstract class VectorStoreCollectionOptions
{
    /// <summary>For derived types.</summary>
    protected VectorStoreCollectionOptions()
    {
    }

    /// <summary>Copies other options; null is the same as none.</summary>
    protected VectorStoreCollectionOptions(VectorStoreCollectionOptions? source)
    {
        Definition = source?.Definition;
        EmbeddingGenerator = source?.EmbeddingGenerator;
    }

    /// <summary>Describes the records; null takes the attributes of the record type.</summary>
    public VectorStoreCollectionDefinition? Definition { get; set; }

    /// <summary>Makes embeddings where nothing closer to the property does.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
}
