using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>
/// CRC-32C without initial or final inversion, so that the checksum of a beginning can be continued. A step of the processor's instruction waits for
/// the one before; three stretches of the bytes side by side keep it busy. Their sums are put together by moving one past the bytes that
/// follow it, which is a linear map of its 32 bits.
/// </summary>
internal static class Crc32C
{
    private const int Stretch = 4096;
    private const int Words = Stretch / sizeof(ulong);

    // What each value of each of the four bytes turns into, moved past a stretch.
    private static readonly uint[] Moved = MoveBytes();

    /// <summary>The checksum of bytes that follow others; 0 before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Continue(uint checksum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 3 * Stretch; bytes = bytes[(3 * Stretch)..])
        {
            ref var word = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(bytes));
            uint second = 0, third = 0;
            for (var index = 0; index < Words; index++)
            {
                checksum = BitOperations.Crc32C(checksum, Unsafe.Add(ref word, index));
                second = BitOperations.Crc32C(second, Unsafe.Add(ref word, index + Words));
                third = BitOperations.Crc32C(third, Unsafe.Add(ref word, index + (2 * Words)));
            }

            checksum = Move(Move(checksum) ^ second) ^ third;
        }

        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            checksum = BitOperations.Crc32C(checksum, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            checksum = BitOperations.Crc32C(checksum, value);
        return checksum;
    }

    private static uint Move(uint checksum)
        => Moved[checksum & 0xFF] ^ Moved[256 + ((checksum >> 8) & 0xFF)] ^ Moved[512 + ((checksum >> 16) & 0xFF)] ^ Moved[768 + (checksum >> 24)];

    private static uint[] MoveBytes()
    {
        var moved = new uint[4 * 256];
        for (var bit = 0; bit < 32; bit++)
        {
            var ofBit = 1u << bit;
            for (var index = 0; index < Words; index++)
                ofBit = BitOperations.Crc32C(ofBit, 0UL);
            var (table, mask) = (bit / 8 * 256, 1 << (bit % 8));
            for (var value = 0; value < 256; value++)
                moved[table + value] ^= (value & mask) != 0 ? ofBit : 0;
        }

        return moved;
    }
}
