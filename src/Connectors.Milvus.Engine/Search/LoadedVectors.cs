using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Kernels;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>One field's dense vectors in memory, a block per chunk.</summary>
internal sealed class LoadedVectors : LoadedField
{
    private const int MaxSegmentBlocks = 32;

    private readonly CollectionEntry _collection;
    private readonly FieldEntry _field;
    private readonly ChunkLayout _layout;
    private volatile VectorBlock[] _blocks = [];
    private volatile SlotRows _rows;
    private volatile HnswGraph? _graph;
    private ChunkHeader _lastChunk;

    private long _scans;

    /// <param name="collection">The collection.</param>
    /// <param name="field">The field.</param>
    /// <param name="withNorms">Whether COSINE is asked for.</param>
    /// <param name="withCodes">Whether floats may be kept as signed bytes too.</param>
    /// <param name="epoch">The numbering of slots.</param>
    public LoadedVectors(CollectionEntry collection, FieldEntry field, bool withNorms, bool withCodes, long epoch)
        : base(epoch)
    {
        _collection = collection;
        _field = field;
        _layout = new ChunkLayout(field.RowBytes, field.Definition.IsNullable);
        HasNorms = withNorms;
        HasCodes = withCodes && field.Type == EngineDataType.FloatVector;
        _rows = new SlotRows(_blocks, _layout.Capacity, _layout.RowBytes);
    }

    public bool HasNorms { get; }

    /// <summary>Whether blocks are kept as signed bytes too.</summary>
    public bool HasCodes { get; private set; }

    /// <summary>The arithmetic of the field's type.</summary>
    public VectorElements Elements => _field.VectorType.Elements!;

    public int Dimension => _field.Dimension;

    public int RowBytes => _layout.RowBytes;

    /// <summary>Slots per block, a multiple of 64.</summary>
    public int BlockCapacity => _layout.Capacity;

    public VectorBlock Block(int index) => _blocks[index];

    /// <summary>Where the vectors lie that are in memory now.</summary>
    public SlotRows Rows => _rows;

    /// <summary>The graph over these vectors, which goes with them; null while there is none.</summary>
    public HnswGraph? Graph
    {
        get => _graph;
        set => _graph = HasRoomForGraph ? value : null;
    }

    /// <summary>False where memory is too short for a graph.</summary>
    public bool HasRoomForGraph { get; private set; } = true;

    /// <summary>The bytes of one vector; zeros where it is null.</summary>
    public ReadOnlySpan<byte> Bytes(int slot) => _blocks[slot / BlockCapacity].Span(slot % BlockCapacity, 1);

    /// <summary>Whether the row has no vector.</summary>
    public bool IsNull(int slot) => _blocks[slot / BlockCapacity].IsNull(slot % BlockCapacity);

    public override long BytesFor(long slots)
    {
        var perSlot = _layout.RowBytes + (HasNorms ? sizeof(float) : 0) + (HasCodes ? CodedRows.RowBytes(Dimension) : 0);
        return ((slots + BlockCapacity - 1) / BlockCapacity * BlockCapacity * perSlot) + (_graph?.Bytes ?? 0);
    }

    /// <summary>Does without codes and graph where memory is short.</summary>
    public override void Shrink()
    {
        HasCodes = false;
        HasRoomForGraph = false;
        _graph = null;
        foreach (var block in _blocks)
            block.Coded = null;
    }

    /// <summary>
    /// Begins a scan; gives whether it may use codes. The first one reads floats and the next make the codes, so that a collection that
    /// is searched once answers as soon as it is read.
    /// </summary>
    public bool BeginScan() => Interlocked.Increment(ref _scans) > 1 && HasCodes;

    /// <summary>The codes of a block, made now if they are not there; null for a block that is not full.</summary>
    public CodedRows? Coded(int index)
    {
        var block = _blocks[index];
        if (block.Coded is { } known)
            return known;
        if (Slots < (index + 1L) * BlockCapacity)
            return null;
        // Two scans may make the same; either will do.
        return block.Coded = new CodedRows(block, BlockCapacity, Dimension);
    }

    protected override void ExtendNeedsLock(Session session, long slots)
    {
        AddBlocks(slots);
        using var blob = new ChunkBlob(session, _collection, _field);
        while (Slots < slots)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            var (chunk, place) = Math.DivRem(Slots, _layout.Capacity);
            var count = (int)Math.Min(slots - Slots, _layout.Capacity - place);
            ReadChunk(blob, chunk, (int)place, count);
            Slots += count;
        }
    }

    // Segments double, so that a small collection takes little and a large one lies in few pieces.
    private void AddBlocks(long slots)
    {
        var blocks = _blocks.ToList();
        var needed = (slots + BlockCapacity - 1) / BlockCapacity;
        var blockBytes = (long)BlockCapacity * _layout.RowBytes;
        while (blocks.Count < needed)
        {
            var count = (int)Math.Clamp(Math.Max(needed - blocks.Count, blocks.Count), 1, MaxSegmentBlocks);
            var segment = new AlignedBytes(count * blockBytes);
            for (var index = 0; index < count; index++)
                blocks.Add(new VectorBlock(segment, index * blockBytes, BlockCapacity, _layout.RowBytes, HasNorms, _layout.IsNullable));
        }

        _blocks = [.. blocks];
        _rows = new SlotRows(_blocks, BlockCapacity, _layout.RowBytes);
    }

    private void ReadChunk(ChunkBlob blob, long chunk, int place, int count)
    {
        var block = _blocks[chunk];
        var bytes = block.Span(place, count);
        if (!blob.TryOpen(chunk, out var stored))
        {
            if (!_layout.IsNullable)
                throw blob.Damaged(chunk, $"is missing");
            bytes.Clear();
            _lastChunk = (place == 0 ? default : _lastChunk).Append(count, bytes);
            return;
        }

        if (stored.Count != place + count)
            throw blob.Damaged(chunk, $"says it holds {stored.Count} vectors, the collection says {place + count}");
        blob.Read(bytes, _layout.Offset(place));
        var header = (place == 0 ? default : _lastChunk).Append(count, bytes);
        Verify(blob, chunk, stored.Checksum, header.Checksum);
        if (block.Present is not null)
            ReadPresence(blob, chunk, block.Present, stored.PresenceChecksum);
        _lastChunk = header;
        MeasureNorms(block, place, count);
    }

    // Bits of earlier rows are read again as they were: nobody sees them change.
    private static void ReadPresence(ChunkBlob blob, long chunk, ulong[] present, uint checksum)
    {
        Span<byte> bits = stackalloc byte[ChunkLayout.PresenceBytes];
        blob.Read(bits, ChunkLayout.HeaderBytes);
        Verify(blob, chunk, checksum, ChunkHeader.Continue(0, bits));
        MemoryMarshal.Cast<byte, ulong>(bits)[..present.Length].CopyTo(present);
    }

    private static void Verify(ChunkBlob blob, long chunk, uint stored, uint computed)
    {
        if (stored != computed)
            throw blob.Damaged(chunk, $"does not match its checksum (stored 0x{stored:x8}, computed 0x{computed:x8})");
    }

    private void MeasureNorms(VectorBlock block, int place, int count)
    {
        if (block.InverseNorms is null)
            return;
        for (var row = place; row < place + count; row++)
            block.InverseNorms[row] = Elements.InverseNorm(block.Span(row, 1));
    }
}
