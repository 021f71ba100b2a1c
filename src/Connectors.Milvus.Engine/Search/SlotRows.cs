namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Where the vectors of slots lie, for code that goes from slot to slot. Immutable: rows of slots that were added later are not in it.
/// Pointers are good as long as this object is.
/// </summary>
internal sealed unsafe class SlotRows
{
    private readonly VectorBlock[] _blocks;
    private readonly nint[] _first;
    private readonly float[]?[] _inverseNorms;
    private readonly int _shift;
    private readonly int _mask;
    private readonly int _rowBytes;

    public SlotRows(VectorBlock[] blocks, int capacity, int rowBytes)
    {
        _blocks = blocks;
        _first = [.. blocks.Select(static block => (nint)block.Rows[0])];
        _inverseNorms = [.. blocks.Select(static block => block.InverseNorms)];
        _shift = System.Numerics.BitOperations.Log2((uint)capacity);
        _mask = capacity - 1;
        _rowBytes = rowBytes;
    }

    /// <summary>All slots are below it; not every one below it is filled.</summary>
    public int Limit => _first.Length << _shift;

    public int RowBytes => _rowBytes;

    public byte* this[int slot] => (byte*)_first[slot >> _shift] + ((nint)(slot & _mask) * _rowBytes);

    /// <summary>1 over the length of the slot's vector; only where lengths are kept.</summary>
    public float InverseNorm(int slot) => _inverseNorms[slot >> _shift]![slot & _mask];

    public bool IsNull(int slot) => _blocks[slot >> _shift].IsNull(slot & _mask);
}
