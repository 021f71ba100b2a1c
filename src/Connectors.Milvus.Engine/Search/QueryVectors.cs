using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>The query vectors of one search, each at a cache line of its own, with the inverse norms that COSINE needs.</summary>
internal sealed unsafe class QueryVectors
{
    private readonly AlignedFloats _vectors;
    private readonly float[]? _inverseNorms;
    private readonly int _stride;

    public QueryVectors(VectorColumn vectors, bool withNorms)
    {
        const int Step = AlignedFloats.Alignment / sizeof(float);
        var dimension = vectors.Dimension;
        Count = vectors.Count;
        _stride = (dimension + Step - 1) / Step * Step;
        _vectors = new AlignedFloats((long)Count * _stride);
        _inverseNorms = withNorms ? new float[Count] : null;
        var sent = MemoryMarshal.Cast<byte, float>(vectors.Data.Span);
        for (var index = 0; index < Count; index++)
        {
            var vector = sent.Slice(index * dimension, dimension);
            vector.CopyTo(new Span<float>(Vector(index), dimension));
            if (_inverseNorms is not null)
                _inverseNorms[index] = VectorBlock.InverseNorm(vector);
        }
    }

    public int Count { get; }

    /// <summary>One query; the pointer is good as long as this object is.</summary>
    public float* Vector(int index) => _vectors.Pointer + ((nint)index * _stride);

    public float InverseNorm(int index) => _inverseNorms![index];
}
