namespace Connectors.Milvus.Client;

/// <summary>
/// Describes how a property is stored as a vector field, and the index that is created on it. The property's type decides the kind
/// of vector where <see cref="Type"/> does not:
/// <list type="bullet">
/// <item><description><c>float[]</c>, <c>ReadOnlyMemory&lt;float&gt;</c>: FloatVector; also Float16Vector and BFloat16Vector, rounded to them.</description></item>
/// <item><description><c>Half[]</c>, <c>ReadOnlyMemory&lt;Half&gt;</c>: Float16Vector.</description></item>
/// <item><description><c>ReadOnlyMemory&lt;sbyte&gt;</c>, <c>sbyte[]</c>: Int8Vector.</description></item>
/// <item><description><c>byte[]</c>, <c>ReadOnlyMemory&lt;byte&gt;</c>, <c>BitArray</c>: BinaryVector, the first bit in the lowest bit of the first byte.</description></item>
/// <item><description><see cref="MilvusSparseVector"/>, <c>Dictionary&lt;uint, float&gt;</c>, <c>Dictionary&lt;int, float&gt;</c>: SparseFloatVector.</description></item>
/// </list>
/// A nullable form of each works too. See <see href="https://milvus.io/docs/dense-vector.md">Dense Vector</see>,
/// <see href="https://milvus.io/docs/binary-vector.md">Binary Vector</see> and
/// <see href="https://milvus.io/docs/sparse_vector.md">Sparse Vector</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusVectorAttribute : Attribute
{
    /// <summary>Describes a sparse vector field, which has no dimension.</summary>
    public MilvusVectorAttribute()
    {
    }

    /// <summary>Describes a dense vector field.</summary>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768; of bits, a multiple of 8 up to 262,144.</param>
    public MilvusVectorAttribute(int dimension) => Dimension = dimension;

    /// <summary>The number of elements of each vector; 0 for sparse vectors.</summary>
    public int Dimension { get; }

    /// <summary>
    /// The kind of vector where the property's type fits several, for example <see cref="MilvusDataType.Float16Vector"/> for
    /// <c>float[]</c>. <see cref="MilvusDataType.None"/> means the type's own.
    /// </summary>
    public MilvusDataType Type { get; set; }

    /// <summary>The field's name; null means the property's name.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The metric that search compares by; see <see cref="MilvusMetricTypes"/>. Null means COSINE, for binary vectors HAMMING, for
    /// sparse vectors IP, and for those of a BM25 function BM25.
    /// </summary>
    public string? MetricType { get; set; }

    /// <summary>The kind of index; see <see cref="MilvusIndexTypes"/>.</summary>
    public string IndexType { get; set; } = MilvusIndexTypes.AutoIndex;

    /// <summary>Build parameters of the index as a JSON object, for example <c>{"M": 16, "efConstruction": 200}</c>; null for the server's.</summary>
    public string? IndexParams { get; set; }

    /// <summary>
    /// Whether a record may have no vector. Needs Milvus 2.6.18, so it is never derived from the property's type:
    /// a property is often nullable only because searches leave vectors out.
    /// </summary>
    public bool Nullable { get; set; }

    /// <summary>
    /// Whether the field's data is mapped from disk instead of held in memory. When not set, the collection or the server decides.
    /// See <see href="https://milvus.io/docs/mmap.md">Use mmap</see>.
    /// </summary>
    public bool Mmap
    {
        get => MmapOrUnset ?? false;
        set => MmapOrUnset = value;
    }

    /// <summary>What the field is for; free text kept by the server.</summary>
    public string? Description { get; set; }

    internal bool? MmapOrUnset { get; private set; }
}
