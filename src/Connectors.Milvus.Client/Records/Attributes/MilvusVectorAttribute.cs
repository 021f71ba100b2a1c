namespace Connectors.Milvus.Client;

/// <summary>
/// Describes how a property of type <c>float[]</c>, <c>ReadOnlyMemory&lt;float&gt;</c> or <c>ReadOnlyMemory&lt;float&gt;?</c>
/// is stored as a vector field, and the index that is created on it.
/// See <see href="https://milvus.io/docs/dense-vector.md">Dense Vector</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusVectorAttribute : Attribute
{
    /// <summary>Describes a vector field.</summary>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768.</param>
    public MilvusVectorAttribute(int dimension) => Dimension = dimension;

    /// <summary>The number of elements of each vector.</summary>
    public int Dimension { get; }

    /// <summary>The field's name; null means the property's name.</summary>
    public string? Name { get; set; }

    /// <summary>The metric that search compares by; see <see cref="MilvusMetricTypes"/>.</summary>
    public string MetricType { get; set; } = MilvusMetricTypes.Cosine;

    /// <summary>The kind of index; see <see cref="MilvusIndexTypes"/>.</summary>
    public string IndexType { get; set; } = MilvusIndexTypes.AutoIndex;

    /// <summary>Build parameters of the index as a JSON object, for example <c>{"M": 16, "efConstruction": 200}</c>; null for the server's.</summary>
    public string? IndexParams { get; set; }

    /// <summary>
    /// Whether a record may have no vector. Needs Milvus 2.6.18, so it is never derived from the property's type:
    /// a property is often nullable only because searches leave vectors out.
    /// </summary>
    public bool Nullable { get; set; }

    /// <summary>What the field is for; free text kept by the server.</summary>
    public string? Description { get; set; }
}
