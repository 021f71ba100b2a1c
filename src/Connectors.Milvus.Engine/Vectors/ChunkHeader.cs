using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>The first 8 bytes of a chunk: how many vectors it holds and the CRC-32C of their bytes, both little-endian. The other 56 are 0.</summary>
internal readonly record struct ChunkHeader(int Count, uint Checksum)
{
    public const int Bytes = 8;

    public static ChunkHeader Read(ReadOnlySpan<byte> bytes)
        => new(BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Checksum);
    }

    /// <summary>The header after further vectors: the checksum continues from the present one.</summary>
    public ChunkHeader Append(int count, ReadOnlySpan<byte> vectors) => new(Count + count, Continue(Checksum, vectors));

    // The stored value is the plain running CRC (no initial or final inversion), so that a prefix can be continued.
    private static uint Continue(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            checksum = BitOperations.Crc32C(checksum, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            checksum = BitOperations.Crc32C(checksum, value);
        return checksum;
    }
}
