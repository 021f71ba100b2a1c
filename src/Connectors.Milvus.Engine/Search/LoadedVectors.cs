using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// One field's vectors in memory, a block per chunk. It only ever grows, and a slot never changes, so a search that was told how
/// many slots its transaction sees reads them without a lock while another one appends.
/// </summary>
internal sealed class LoadedVectors
{
    private const int MaxSegmentBlocks = 32;

    private readonly CollectionEntry _collection;
    private readonly FieldEntry _field;
    private readonly ChunkLayout _layout;
    private readonly object _lock = new();
    private volatile VectorBlock[] _blocks = [];
    private long _slots;
    private ChunkHeader _lastChunk;

    public LoadedVectors(CollectionEntry collection, FieldEntry field, bool withNorms, long epoch)
    {
        _collection = collection;
        _field = field;
        _layout = new ChunkLayout(field.Dimension);
        HasNorms = withNorms;
        Epoch = epoch;
    }

    public bool HasNorms { get; }

    /// <summary>The numbering of slots that this belongs to; a compaction begins another one.</summary>
    public long Epoch { get; }

    public int Dimension => _layout.Dimension;

    /// <summary>Slots per block, a multiple of 64.</summary>
    public int BlockCapacity => _layout.Capacity;

    /// <summary>How many slots are in memory.</summary>
    public long Slots => Volatile.Read(ref _slots);

    /// <summary>For the cache, under its lock: when it was last asked for, and how much memory it may take.</summary>
    public long LastUsed { get; set; }

    public long Reserved { get; set; }

    public VectorBlock Block(int index) => _blocks[index];

    /// <summary>The bytes of one vector.</summary>
    public ReadOnlySpan<byte> Bytes(int slot)
        => MemoryMarshal.AsBytes(_blocks[slot / BlockCapacity].Rows(slot % BlockCapacity, 1));

    public long BytesFor(long slots)
    {
        var perSlot = _layout.RowBytes + (HasNorms ? sizeof(float) : 0);
        return (slots + BlockCapacity - 1) / BlockCapacity * BlockCapacity * perSlot;
    }

    /// <summary>Reads what is missing up to the slot. One caller reads; the others wait for it.</summary>
    public void Extend(Session session, long slots)
    {
        if (Slots >= slots)
            return;
        lock (_lock)
        {
            if (_slots >= slots)
                return;
            AddBlocks(slots);
            using var blob = new ChunkBlob(session, _collection, _field);
            while (_slots < slots)
            {
                session.CancellationToken.ThrowIfCancellationRequested();
                var (chunk, place) = Math.DivRem(_slots, _layout.Capacity);
                var count = (int)Math.Min(slots - _slots, _layout.Capacity - place);
                ReadChunk(blob, chunk, (int)place, count);
                Volatile.Write(ref _slots, _slots + count);
            }
        }
    }

    // Segments double, so that a small collection takes little and a large one lies in few pieces.
    private void AddBlocks(long slots)
    {
        var blocks = _blocks.ToList();
        var needed = (slots + BlockCapacity - 1) / BlockCapacity;
        var blockFloats = (long)BlockCapacity * _layout.Dimension;
        while (blocks.Count < needed)
        {
            var count = (int)Math.Clamp(Math.Max(needed - blocks.Count, blocks.Count), 1, MaxSegmentBlocks);
            var segment = new AlignedFloats(count * blockFloats);
            for (var index = 0; index < count; index++)
                blocks.Add(new VectorBlock(segment, index * blockFloats, BlockCapacity, _layout.Dimension, HasNorms));
        }

        _blocks = [.. blocks];
    }

    private void ReadChunk(ChunkBlob blob, long chunk, int place, int count)
    {
        var stored = blob.Open(chunk);
        if (stored.Count != place + count)
            throw blob.Damaged(chunk, $"says it holds {stored.Count} vectors, the collection says {place + count}");

        var block = _blocks[chunk];
        var bytes = MemoryMarshal.AsBytes(block.Rows(place, count));
        blob.Read(bytes, _layout.Offset(place));
        var header = (place == 0 ? default : _lastChunk).Append(count, bytes);
        if (header.Checksum != stored.Checksum)
            throw blob.Damaged(chunk, $"does not match its checksum (stored 0x{stored.Checksum:x8}, computed 0x{header.Checksum:x8})");
        _lastChunk = header;
        block.MeasureNorms(place, count);
    }
}
