using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>The query vectors of one search, pinned, with the inverse norms that COSINE needs.</summary>
internal sealed unsafe class QueryVectors
{
    private readonly float[] _memory;
    private readonly float[]? _inverseNorms;
    private readonly int _dimension;

    public QueryVectors(VectorColumn vectors, bool withNorms)
    {
        Count = vectors.Count;
        _dimension = vectors.Dimension;
        _memory = GC.AllocateUninitializedArray<float>(Math.Max(Count * _dimension, 1), pinned: true);
        vectors.Data.Span.CopyTo(MemoryMarshal.AsBytes(_memory.AsSpan()));
        if (!withNorms)
            return;
        _inverseNorms = new float[Count];
        for (var index = 0; index < Count; index++)
            _inverseNorms[index] = VectorBlock.InverseNorm(Vector(index), _dimension);
    }

    public int Count { get; }

    /// <summary>One query; the pointer is good as long as this object is.</summary>
    public float* Vector(int index) => (float*)Unsafe.AsPointer(ref _memory[(nint)index * _dimension]);

    public float InverseNorm(int index) => _inverseNorms![index];
}
