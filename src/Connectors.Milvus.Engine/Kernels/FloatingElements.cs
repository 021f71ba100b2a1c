using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>How the elements of a floating-point vector lie in memory. All are finite.</summary>
internal unsafe interface IFloatingElement
{
    static abstract int Bytes { get; }

    /// <summary>The exponent's bits, all of them set in NaN and infinities only, repeated to fill 32 bits.</summary>
    static abstract uint ExponentMask { get; }

    static abstract Vector512<float> Load512(byte* row, int at);

    static abstract Vector256<float> Load256(byte* row, int at);

    static abstract float Load(byte* row, int at);

    static abstract void Narrow(ReadOnlySpan<float> floats, Span<byte> elements);
}

/// <summary>32-bit floats.</summary>
internal readonly unsafe struct FloatElement : IFloatingElement
{
    public static int Bytes => sizeof(float);

    public static uint ExponentMask => 0x7F800000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* row, int at) => Vector512.Load((float*)row + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* row, int at) => Vector256.Load((float*)row + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(byte* row, int at) => ((float*)row)[at];

    public static void Narrow(ReadOnlySpan<float> floats, Span<byte> elements) => MemoryMarshal.AsBytes(floats).CopyTo(elements);
}

/// <summary>IEEE half floats: 5 exponent bits, 10 mantissa bits.</summary>
internal readonly unsafe struct HalfElement : IFloatingElement
{
    // Exponent and mantissa moved to a float's place stand for a number 2^112 times too small, subnormal ones too.
    private const float Scale = 5.192296858534828e33f;
    private const uint Sign = 0x8000;
    private const uint Magnitude = 0x7FFF;

    public static int Bytes => sizeof(ushort);

    public static uint ExponentMask => 0x7C007C00;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* row, int at)
    {
        var bits = Vector512.WidenLower(Vector256.Load((ushort*)row + at).ToVector512Unsafe());
        var magnitude = ((bits & Vector512.Create(Magnitude)) << 13).AsSingle() * Vector512.Create(Scale);
        return magnitude | ((bits & Vector512.Create(Sign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* row, int at)
    {
        var bits = Vector256.WidenLower(Vector128.Load((ushort*)row + at).ToVector256Unsafe());
        var magnitude = ((bits & Vector256.Create(Magnitude)) << 13).AsSingle() * Vector256.Create(Scale);
        return magnitude | ((bits & Vector256.Create(Sign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(byte* row, int at) => (float)((Half*)row)[at];

    public static void Narrow(ReadOnlySpan<float> floats, Span<byte> elements)
        => TensorPrimitives.ConvertToHalf(floats, MemoryMarshal.Cast<byte, Half>(elements));
}

/// <summary>bfloat16: the upper half of a float.</summary>
internal readonly unsafe struct BFloat16Element : IFloatingElement
{
    public static int Bytes => sizeof(ushort);

    public static uint ExponentMask => 0x7F807F80;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* row, int at)
        => (Vector512.WidenLower(Vector256.Load((ushort*)row + at).ToVector512Unsafe()) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* row, int at)
        => (Vector256.WidenLower(Vector128.Load((ushort*)row + at).ToVector256Unsafe()) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(byte* row, int at) => BitConverter.UInt32BitsToSingle((uint)((ushort*)row)[at] << 16);

    public static void Narrow(ReadOnlySpan<float> floats, Span<byte> elements)
    {
        var narrow = MemoryMarshal.Cast<byte, ushort>(elements);
        for (var index = 0; index < floats.Length; index++)
        {
            // To the nearest, ties to even.
            var bits = BitConverter.SingleToUInt32Bits(floats[index]);
            narrow[index] = (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
        }
    }
}
