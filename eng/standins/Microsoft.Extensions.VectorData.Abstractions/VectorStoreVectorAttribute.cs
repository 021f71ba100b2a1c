namespace Microsoft.Extensions.VectorData;

/// <summary>Marks a property that holds a vector, or what a vector is made from.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class VectorStoreVectorAttribute : Attribute
{
    /// <summary>Gives the number of components.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public VectorStoreVectorAttribute(int dimensions) => Dimensions = Require.Positive(dimensions);

    /// <summary>The number of components.</summary>
    public int Dimensions { get; }

    /// <summary>The kind of index; see <see cref="VectorData.IndexKind"/>.</summary>
    public string? IndexKind { get; init; }

    /// <summary>How vectors are compared; see <see cref="VectorData.DistanceFunction"/>.</summary>
    public string? DistanceFunction { get; init; }

    /// <summary>The name in the store; null takes the name of the property.</summary>
    public string? StorageName { get; init; }
}
