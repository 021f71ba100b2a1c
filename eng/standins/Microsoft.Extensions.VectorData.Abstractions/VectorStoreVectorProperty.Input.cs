namespace Microsoft.Extensions.VectorData;

/// <summary>Describes a vector property whose embedding is made from values of a type.</summary>
/// <typeparam name="TInput">What the embedding is made from.</typeparam>
public class VectorStoreVectorProperty<TInput> : VectorStoreVectorProperty
{
    /// <summary>Names the property.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public VectorStoreVectorProperty(string propertyName, int dimensions)
        : base(propertyName, typeof(TInput), dimensions)
    {
    }
}
