using System.Runtime.ExceptionServices;
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
    private const long BytesAtATime = 256L << 20;

    private readonly FieldEntry _field;
    private readonly ChunkLayout _layout;
    private volatile VectorBlock[] _blocks = [];
    private volatile SlotRows _rows;
    private volatile HnswGraph? _graph;
    private readonly int _threads;
    private ChunkHeader _lastChunk;
    private long _scans;

    /// <param name="collection">The collection.</param>
    /// <param name="field">The field.</param>
    /// <param name="withNorms">Whether COSINE is asked for.</param>
    /// <param name="withCodes">Whether floats may be kept as signed bytes too.</param>
    /// <param name="epoch">The numbering of slots.</param>
    /// <param name="threads">How many threads read them from the file.</param>
    public LoadedVectors(CollectionEntry collection, FieldEntry field, bool withNorms, bool withCodes, long epoch, int threads)
        : base(epoch)
    {
        _threads = threads;
        _field = field;
        _layout = new ChunkLayout(field.RowBytes, field.Definition.IsNullable);
        Load = new ChunkLoad(collection, field, withNorms);
        HasNorms = withNorms;
        HasCodes = withCodes && field.Type == EngineDataType.FloatVector;
        _rows = new SlotRows(_blocks, _layout.Capacity, _layout.RowBytes);
    }

    /// <summary>Reads them from the file.</summary>
    public ChunkLoad Load { get; }

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

    /// <summary>How many slots are read from the file at a time.</summary>
    public long SlotsAtATime => Math.Max(1, BytesAtATime / Load.BlockBytes) * BlockCapacity;

    /// <summary>Whether so many bytes are missing up to a slot that reading them into memory takes longer than a search through the file.</summary>
    public bool IsFarFrom(long slots, long bytes) => Slots < slots / 2 && (slots - Slots) * RowBytes >= bytes;

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

    /// <summary>1 over the length of the slot's vector; 1 where lengths are not kept.</summary>
    public float InverseNorm(int slot) => _blocks[slot / BlockCapacity].InverseNorms is { } norms ? norms[slot % BlockCapacity] : 1;

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
            block.DropCodes();
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
        return block.Code(Dimension);
    }

    protected override void ExtendNeedsLock(Session session, long slots)
    {
        AddBlocks(slots);
        if (Slots % BlockCapacity > 0)
            ReadPart(session, Math.Min(slots, Slots + BlockCapacity - (Slots % BlockCapacity)));
        while (slots / BlockCapacity > Slots / BlockCapacity)
            ReadFull(session, Slots / BlockCapacity, slots / BlockCapacity);
        if (Slots < slots)
            ReadPart(session, slots);
    }

    // Some at a time, so that a read that is given up has got somewhere.
    private void ReadFull(Session session, long first, long end)
    {
        end = Math.Min(end, first + (SlotsAtATime / BlockCapacity));
        var (reached, failure) = Load.Visit(session, first, end, Load.Workers(end - first, _threads), (blob, chunk, _) => Load.Read(blob, chunk, _blocks[chunk], .., default));
        Slots = reached * BlockCapacity;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    // Up to a slot of the same chunk.
    private void ReadPart(Session session, long end)
    {
        using var blob = Load.Open(session);
        var (chunk, place) = Math.DivRem(Slots, BlockCapacity);
        _lastChunk = Load.Read(blob, chunk, _blocks[chunk], (int)place..(int)(place + end - Slots), place == 0 ? default : _lastChunk);
        Slots = end;
    }

    // Segments double, so that a small collection takes little and a large one lies in few pieces.
    private void AddBlocks(long slots)
    {
        var blocks = _blocks.ToList();
        var needed = (slots + BlockCapacity - 1) / BlockCapacity;
        while (blocks.Count < needed)
        {
            var count = (int)Math.Clamp(Math.Max(needed - blocks.Count, blocks.Count), 1, MaxSegmentBlocks);
            var segment = new VectorSegment(count, Load.BlockBytes);
            for (var index = 0; index < count; index++)
                blocks.Add(Load.NewBlock(segment, index));
        }

        _blocks = [.. blocks];
        _rows = new SlotRows(_blocks, BlockCapacity, _layout.RowBytes);
    }
}
