using System.Buffers.Binary;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>The first page of a graph in the file: to what it belongs and how far it reaches. docs/storage-format.md describes its bytes.</summary>
internal readonly record struct GraphHeader(long IndexId, long Epoch, long OldestVersion, int Slots, int Nodes, int M, int EntrySlot, int EntryLevel, long Generation)
{
    public const int Bytes = 64;

    // Layout 1 knew no generations: its bytes are those of generation 0.
    private const uint FirstLayout = 1;
    private const uint Layout = 2;

    // More than a graph can have pages.
    private const int PageBits = 20;

    /// <summary>What the number of a generation's page is counted from.</summary>
    public long FirstPage => FirstPageOf(Generation);

    public static long FirstPageOf(long generation) => generation << PageBits;

    public static long GenerationOf(long page) => page >> PageBits;

    public static GraphHeader Of(HnswGraph graph, long generation)
        => new(graph.Parameters.IndexId, graph.Epoch, graph.OldestVersion, graph.Indexed, graph.Count, graph.Nodes.M, graph.Entry.Slot, graph.Entry.Level, generation);

    /// <summary>Null when the bytes are damaged or of another layout.</summary>
    public static GraphHeader? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Crc32C.Continue(0, bytes[4..])
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) is not (FirstLayout or Layout))
            return null;
        return new GraphHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[44..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[52..]));
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Layout);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), IndexId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), OldestVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), Slots);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(36), Nodes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), M);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(44), EntrySlot);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(48), EntryLevel);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(52), Generation);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32C.Continue(0, bytes.AsSpan(4)));
        return bytes;
    }
}
