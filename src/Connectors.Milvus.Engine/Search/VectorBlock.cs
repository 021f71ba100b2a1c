using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The vectors of one chunk in memory, pinned and aligned to 64 bytes. Slots are filled in order and never
/// change, so readers of the filled part need no lock. The collector frees it when the last search over it has ended.
/// </summary>
internal sealed unsafe class VectorBlock
{
    private const int Alignment = 64;

    private readonly float[] _memory;
    private readonly float* _rows;
    private readonly int _dimension;

    public VectorBlock(int capacity, int dimension, bool withNorms)
    {
        _dimension = dimension;
        _memory = GC.AllocateUninitializedArray<float>(checked((capacity * dimension) + (Alignment / sizeof(float))), pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref _memory[0]);
        _rows = (float*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
        InverseNorms = withNorms ? new float[capacity] : null;
    }

    /// <summary>Per vector 1 over its length, 0 for a zero vector; null when the metric needs none.</summary>
    public float[]? InverseNorms { get; }

    public float* Row(int place) => _rows + ((nint)place * _dimension);

    /// <summary>The memory of vectors, to fill or to copy from.</summary>
    public Span<float> Rows(int place, int count) => new(Row(place), count * _dimension);

    /// <summary>Computes the norms of vectors that were just filled in.</summary>
    public void MeasureNorms(int place, int count)
    {
        if (InverseNorms is null)
            return;
        for (var row = place; row < place + count; row++)
            InverseNorms[row] = InverseNorm(Row(row), _dimension);
    }

    public static float InverseNorm(float* vector, int dimension)
    {
        var squared = Kernels.Dot(vector, vector, dimension);
        return squared > 0 ? 1 / MathF.Sqrt(squared) : 0;
    }
}
