using System.Numerics.Tensors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The vectors of one chunk in memory, a part of a larger segment. Slots are filled in order and never change, so readers of the filled
/// part need no lock.
/// </summary>
internal sealed unsafe class VectorBlock(AlignedFloats segment, long offset, int capacity, int dimension, bool withNorms)
{

    /// <summary>Per vector 1 over its length, 0 for a zero vector; null when the metric needs none.</summary>
    public float[]? InverseNorms { get; } = withNorms ? new float[capacity] : null;

    /// <summary>One vector; the pointer is good as long as this object is.</summary>
    public float* Row(int place) => segment.Pointer + offset + ((nint)place * dimension);

    /// <summary>The memory of vectors, to fill or to copy from.</summary>
    public Span<float> Rows(int place, int count) => new(Row(place), count * dimension);

    /// <summary>Computes the norms of vectors that were just filled in.</summary>
    public void MeasureNorms(int place, int count)
    {
        if (InverseNorms is null)
            return;
        for (var row = place; row < place + count; row++)
            InverseNorms[row] = InverseNorm(Rows(row, 1));
    }

    public static float InverseNorm(ReadOnlySpan<float> vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        return norm > 0 ? 1 / norm : 0;
    }
}
