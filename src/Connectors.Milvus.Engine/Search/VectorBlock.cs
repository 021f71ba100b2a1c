using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The vectors of one chunk in memory, a part of a larger segment. Slots are filled in order and never change, so readers of the filled
/// part need no lock.
/// </summary>
internal sealed unsafe class VectorBlock(VectorSegment segment, int number, int capacity, int rowBytes, bool withNorms, bool withNulls)
{
    private CodedRows? _coded;

    /// <summary>Per vector 1 over its length, 0 for a zero vector; null when the metric needs none.</summary>
    public float[]? InverseNorms { get; } = withNorms ? new float[capacity] : null;

    /// <summary>One bit per place, set where there is a vector; null when no row can be null.</summary>
    public ulong[]? Present { get; } = withNulls ? new ulong[(capacity + 63) / 64] : null;

    /// <summary>The vectors as signed bytes beside their floats; null until a scan has made them.</summary>
    public CodedRows? Coded
    {
        get => Volatile.Read(ref _coded);
        private set => Volatile.Write(ref _coded, value);
    }

    /// <summary>The vectors; good as long as this object is.</summary>
    public RowPointer Rows => new(segment.Vectors(number), rowBytes);

    /// <summary>Makes the codes of all its vectors, which must be there.</summary>
    // Two scans may make the same, byte for byte, at once.
    public CodedRows Code(int dimension) => Coded = new CodedRows(this, segment.Codes((long)capacity * dimension), (long)number * capacity * dimension, capacity, dimension);

    /// <summary>Lets go of the codes.</summary>
    public void DropCodes()
    {
        Coded = null;
        segment.DropCodes();
    }

    /// <summary>The memory of vectors, to fill or to copy from.</summary>
    public Span<byte> Span(int place, int count) => new(Rows[place], count * rowBytes);

    public bool IsNull(int place) => Present is not null && (Present[place >> 6] & (1UL << place)) == 0;
}
