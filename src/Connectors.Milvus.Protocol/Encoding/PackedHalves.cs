using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// Moves numbers in and out of 16-bit vectors, two little-endian bytes each: IEEE half precision (Float16Vector) and bfloat16
/// (BFloat16Vector), the upper half of a float's bits.
/// </summary>
public static class PackedHalves
{
    /// <summary>The bytes of one number.</summary>
    public const int Size = 2;

    /// <summary>Writes halves as they are; on most machines a block copy.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static void CopyToBytes(ReadOnlySpan<Half> values, Span<byte> destination)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(destination);
            return;
        }

        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(destination[(i * Size)..], values[i]);
    }

    /// <summary>Reads halves as they are.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static void CopyToHalves(ReadOnlySpan<byte> packed, Span<Half> destination)
    {
        if (BitConverter.IsLittleEndian)
        {
            packed.CopyTo(MemoryMarshal.AsBytes(destination));
            return;
        }

        for (var i = 0; i < packed.Length / Size; i++)
            destination[i] = BinaryPrimitives.ReadHalfLittleEndian(packed[(i * Size)..]);
    }

    /// <summary>Writes floats as halves, each rounded to the nearest (of two, to the even one).</summary>
    public static void CopyToFloat16(ReadOnlySpan<float> values, Span<byte> destination)
    {
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(destination[(i * Size)..], (Half)values[i]);
    }

    /// <summary>Reads halves as floats, which hold each of them exactly.</summary>
    public static void ReadFloat16(ReadOnlySpan<byte> packed, Span<float> destination)
    {
        for (var i = 0; i < packed.Length / Size; i++)
            destination[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(packed[(i * Size)..]);
    }

    /// <summary>Writes floats as bfloat16, each rounded to the nearest (of two, to the even one). NaN stays NaN.</summary>
    public static void CopyToBFloat16(ReadOnlySpan<float> values, Span<byte> destination)
    {
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(destination[(i * Size)..], ToBFloat16(values[i]));
    }

    /// <summary>Reads bfloat16 as floats, which hold each of them exactly.</summary>
    public static void ReadBFloat16(ReadOnlySpan<byte> packed, Span<float> destination)
    {
        for (var i = 0; i < packed.Length / Size; i++)
            destination[i] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(packed[(i * Size)..]) << 16);
    }

    private static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);

        // Rounding a NaN's bits up could carry into the sign.
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
