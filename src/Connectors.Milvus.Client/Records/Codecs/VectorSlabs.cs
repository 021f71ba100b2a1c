using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// Answered vectors, copied out of the message in blocks of at most 64 KB that several rows share: one array for all rows
/// would land on the large-object heap, one per row costs an allocation each.
/// </summary>
internal sealed class VectorSlabs<T, TFormat>
    where T : unmanaged
    where TFormat : IVectorFormat<T>
{
    private const int SlabBytes = 64 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly T[]?[] _slabs;
    private readonly int _bytesPerVector;
    private readonly int _elements;
    private readonly int _perSlab;

    /// <exception cref="FieldValueException">The bytes are no whole number of vectors.</exception>
    public VectorSlabs(ReadOnlyMemory<byte> bytes, int dimension)
    {
        _bytes = bytes;
        _bytesPerVector = TFormat.BytesPerVector(dimension);
        _elements = TFormat.ElementsPerVector(dimension);
        if (bytes.Length > 0 && (_bytesPerVector <= 0 || bytes.Length % _bytesPerVector != 0))
            throw new FieldValueException($"{bytes.Length} bytes are no whole number of vectors of dimension {dimension}");

        Count = bytes.Length == 0 ? 0 : bytes.Length / _bytesPerVector;
        _perSlab = Math.Max(1, SlabBytes / Unsafe.SizeOf<T>() / Math.Max(1, _elements));
        _slabs = new T[]?[(Count + _perSlab - 1) / _perSlab];
    }

    public int Count { get; }

    /// <summary>A view of one vector; keeps its whole block alive.</summary>
    public ReadOnlyMemory<T> this[int index]
    {
        get
        {
            T[] slab = _slabs[index / _perSlab] ??= CopySlab(index / _perSlab);
            return slab.AsMemory(index % _perSlab * _elements, _elements);
        }
    }

    /// <summary>A copy of one vector in an array of its own.</summary>
    public T[] CopyOf(int index) => Copy(index, 1);

    private T[] CopySlab(int slab) => Copy(slab * _perSlab, Math.Min(_perSlab, Count - (slab * _perSlab)));

    private T[] Copy(int first, int count)
    {
        T[] copy = GC.AllocateUninitializedArray<T>(count * _elements);
        TFormat.Read(_bytes.Span.Slice(first * _bytesPerVector, count * _bytesPerVector), copy);
        return copy;
    }
}
