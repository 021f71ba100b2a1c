using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// Moves floats and doubles in and out of <see cref="FloatArray.Data"/> and <see cref="DoubleArray.Data"/>: packed
/// little-endian values, on most machines a block copy.
/// </summary>
/// <remarks>
/// A sender that does not pack leaves one value per field; the parser keeps the last one only, and nothing here can
/// tell. Proto3 senders pack. What can be told is a length that is not a whole number of values: that throws.
/// </remarks>
public static class PackedFloats
{
    /// <summary>How many floats <paramref name="byteLength"/> bytes hold.</summary>
    /// <exception cref="InvalidDataException">It is not a multiple of 4.</exception>
    public static int FloatCount(int byteLength) => Count(byteLength, sizeof(float), "float");

    /// <summary>How many doubles <paramref name="byteLength"/> bytes hold.</summary>
    /// <exception cref="InvalidDataException">It is not a multiple of 8.</exception>
    public static int DoubleCount(int byteLength) => Count(byteLength, sizeof(double), "double");

    /// <summary>The packed form of <paramref name="values"/>.</summary>
    public static ByteString Pack(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return ByteString.CopyFrom(MemoryMarshal.AsBytes(values));

        var bytes = new byte[values.Length * sizeof(float)];
        CopyToBytes(values, bytes);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>The packed form of <paramref name="values"/>.</summary>
    public static ByteString Pack(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian)
            return ByteString.CopyFrom(MemoryMarshal.AsBytes(values));

        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>Writes <paramref name="values"/> to <paramref name="destination"/>, 4 bytes each.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static void CopyToBytes(ReadOnlySpan<float> values, Span<byte> destination)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(destination);
            return;
        }

        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(destination[(i * sizeof(float))..], values[i]);
    }

    /// <summary>Reads floats; <paramref name="destination"/> must hold <see cref="FloatCount"/> of them.</summary>
    /// <exception cref="InvalidDataException">The bytes are not whole floats.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static void CopyToFloats(ReadOnlySpan<byte> packed, Span<float> destination)
    {
        var count = FloatCount(packed.Length);
        if (BitConverter.IsLittleEndian)
        {
            packed.CopyTo(MemoryMarshal.AsBytes(destination));
            return;
        }

        for (var i = 0; i < count; i++)
            destination[i] = BinaryPrimitives.ReadSingleLittleEndian(packed[(i * sizeof(float))..]);
    }

    /// <summary>Reads doubles; <paramref name="destination"/> must hold <see cref="DoubleCount"/> of them.</summary>
    /// <exception cref="InvalidDataException">The bytes are not whole doubles.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static void CopyToDoubles(ReadOnlySpan<byte> packed, Span<double> destination)
    {
        var count = DoubleCount(packed.Length);
        if (BitConverter.IsLittleEndian)
        {
            packed.CopyTo(MemoryMarshal.AsBytes(destination));
            return;
        }

        for (var i = 0; i < count; i++)
            destination[i] = BinaryPrimitives.ReadDoubleLittleEndian(packed[(i * sizeof(double))..]);
    }

    /// <summary>The floats of <paramref name="packed"/> in a new array.</summary>
    /// <exception cref="InvalidDataException">The bytes are not whole floats.</exception>
    public static float[] UnpackFloats(ReadOnlySpan<byte> packed)
    {
        var values = new float[FloatCount(packed.Length)];
        CopyToFloats(packed, values);
        return values;
    }

    /// <summary>The doubles of <paramref name="packed"/> in a new array.</summary>
    /// <exception cref="InvalidDataException">The bytes are not whole doubles.</exception>
    public static double[] UnpackDoubles(ReadOnlySpan<byte> packed)
    {
        var values = new double[DoubleCount(packed.Length)];
        CopyToDoubles(packed, values);
        return values;
    }

    private static int Count(int byteLength, int size, string type)
        => byteLength % size == 0
            ? byteLength / size
            : throw new InvalidDataException(
                $"{byteLength} bytes are not a whole number of packed {type} values ({size} bytes each).");
}
