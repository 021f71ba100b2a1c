using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>The query vectors of one search, each at a cache line of its own and laid out for the kernels, with the inverse norms that COSINE needs.</summary>
internal sealed unsafe class QueryVectors
{
    private readonly AlignedBytes _vectors;
    private readonly float[]? _inverseNorms;
    private readonly int _stride;

    /// <param name="elements">The arithmetic of the field's type.</param>
    /// <param name="vectors">Vectors of that type, or of floats where the type takes them.</param>
    /// <param name="withNorms">Whether the metric is COSINE.</param>
    public QueryVectors(VectorElements elements, VectorColumn vectors, bool withNorms)
    {
        Dimension = vectors.Dimension;
        Count = vectors.Count;
        var isReady = elements.TakesFloats && vectors.Type == EngineDataType.FloatVector;
        var queryBytes = elements.QueryBytes(Dimension);
        _stride = (queryBytes + AlignedBytes.Alignment - 1) / AlignedBytes.Alignment * AlignedBytes.Alignment;
        _vectors = new AlignedBytes((long)Count * _stride);
        _inverseNorms = withNorms ? new float[Count] : null;
        var sentBytes = Count == 0 ? 0 : vectors.Data.Length / Count;
        for (var index = 0; index < Count; index++)
        {
            var vector = vectors.Data.Span.Slice(index * sentBytes, sentBytes);
            var query = new Span<byte>(Vector(index), queryBytes);
            if (isReady)
                vector.CopyTo(query);
            else
                elements.WriteQuery(vector, query);
            if (_inverseNorms is not null)
                _inverseNorms[index] = isReady ? Inverse(MemoryMarshal.Cast<byte, float>(vector)) : elements.InverseNorm(vector);
        }
    }

    public int Count { get; }

    public int Dimension { get; }

    /// <summary>One query; the pointer is good as long as this object is.</summary>
    public byte* Vector(int index) => _vectors.Pointer + ((nint)index * _stride);

    /// <summary>The queries from one on; good as long as this object is.</summary>
    public QueryPointer From(int index) => new(Vector(index), _stride, Dimension);

    public float InverseNorm(int index) => _inverseNorms![index];

    private static float Inverse(ReadOnlySpan<float> floats)
        => System.Numerics.Tensors.TensorPrimitives.Norm(floats) is > 0 and var norm ? 1 / norm : 0;
}
