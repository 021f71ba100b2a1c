using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.VectorData;

/// <summary>Describes a vector property of a record.</summary>
public class VectorStoreVectorProperty : VectorStoreProperty
{
    private int _dimensions;

    /// <summary>Names a property whose type is taken from the record.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public VectorStoreVectorProperty(string name, int dimensions)
        : base(name, null) => Dimensions = dimensions;

    /// <summary>Names a property of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public VectorStoreVectorProperty(string name, Type type, int dimensions)
        : base(name, type) => Dimensions = dimensions;

    /// <summary>Makes the embeddings of this property; null takes the collection's or the store's.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; set; }

    /// <summary>The number of components.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Dimensions
    {
        get => _dimensions;
        set => _dimensions = Require.Positive(value);
    }

    /// <summary>The kind of index; see <see cref="VectorData.IndexKind"/>.</summary>
    public string? IndexKind { get; set; }

    /// <summary>How vectors are compared; see <see cref="VectorData.DistanceFunction"/>.</summary>
    public string? DistanceFunction { get; set; }

    /// <summary>The embedding type to generate; null takes the store's first choice.</summary>
    public Type? EmbeddingType { get; set; }
}
