using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Answered vectors, copied out of the message in blocks of at most 64 KB that several rows share: one array for all rows
/// would land on the large-object heap, one per row costs an allocation each.
/// </summary>
internal sealed class VectorSlabs
{
    private const int SlabBytes = 64 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly float[]?[] _slabs;
    private readonly int _perSlab;

    /// <exception cref="FieldValueException">The bytes are no whole number of vectors.</exception>
    public VectorSlabs(ReadOnlyMemory<byte> bytes, int dimension)
    {
        if (bytes.Length > 0 && (dimension <= 0 || bytes.Length % (dimension * sizeof(float)) != 0))
            throw new FieldValueException($"{bytes.Length} bytes are no whole number of vectors of dimension {dimension}");

        _bytes = bytes;
        Dimension = dimension;
        Count = bytes.Length == 0 ? 0 : bytes.Length / (dimension * sizeof(float));
        _perSlab = Math.Max(1, SlabBytes / sizeof(float) / Math.Max(1, dimension));
        _slabs = new float[]?[(Count + _perSlab - 1) / _perSlab];
    }

    public int Dimension { get; }

    public int Count { get; }

    /// <summary>A view of one vector; keeps its whole block alive.</summary>
    public ReadOnlyMemory<float> this[int index]
    {
        get
        {
            float[] slab = _slabs[index / _perSlab] ??= CopySlab(index / _perSlab);
            return slab.AsMemory(index % _perSlab * Dimension, Dimension);
        }
    }

    /// <summary>A copy of one vector in an array of its own.</summary>
    public float[] CopyOf(int index) => Copy(index, 1);

    private float[] CopySlab(int slab) => Copy(slab * _perSlab, Math.Min(_perSlab, Count - (slab * _perSlab)));

    private float[] Copy(int first, int count)
    {
        float[] copy = GC.AllocateUninitializedArray<float>(count * Dimension);
        ReadOnlySpan<byte> source = _bytes.Span.Slice(first * Dimension * sizeof(float), copy.Length * sizeof(float));
        PackedFloats.CopyToFloats(source, copy);
        return copy;
    }
}
