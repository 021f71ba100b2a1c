using System.Buffers.Binary;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>The first page of a graph in the file: to what it belongs and how far it reaches. docs/storage-format.md describes its bytes.</summary>
internal readonly record struct GraphHeader(long IndexId, long Epoch, long OldestVersion, int Slots, int Nodes, int M, int EntrySlot, int EntryLevel)
{
    public const int Bytes = 64;

    private const uint Layout = 1;

    public static GraphHeader Of(HnswGraph graph)
        => new(graph.Parameters.IndexId, graph.Epoch, graph.OldestVersion, graph.Indexed, graph.Count, graph.Nodes.M, graph.Entry.Slot, graph.Entry.Level);

    /// <summary>Null when the bytes are damaged or of another layout.</summary>
    public static GraphHeader? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Crc32C.Continue(0, bytes[4..])
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != Layout)
            return null;
        return new GraphHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[44..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]));
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
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32C.Continue(0, bytes.AsSpan(4)));
        return bytes;
    }
}
