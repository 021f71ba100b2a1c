using System.Buffers.Binary;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>
/// The first 12 bytes of a chunk: how many vectors it holds, the CRC-32C of their bytes, and that of the presence bits (0 where the field
/// has none), all little-endian. The other 52 are 0.
/// </summary>
internal readonly record struct ChunkHeader(int Count, uint Checksum, uint PresenceChecksum = 0)
{
    public const int Bytes = 12;

    public static ChunkHeader Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], PresenceChecksum);
    }

    /// <summary>The header after further vectors: the checksum continues from the present one.</summary>
    public ChunkHeader Append(int count, ReadOnlySpan<byte> vectors) => this with { Count = Count + count, Checksum = Crc32C.Continue(Checksum, vectors) };

    /// <summary>The header with other presence bits.</summary>
    public ChunkHeader WithPresence(ReadOnlySpan<byte> presence) => this with { PresenceChecksum = Crc32C.Continue(0, presence) };
}
