using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// Finds numbers that a vector cannot hold: NaN and infinities, which Milvus refuses, and floats that would become infinities
/// where they are rounded to fewer bits. All are floats whose bits, but for the sign, are not below a limit.
/// </summary>
internal static class FiniteFloats
{
    /// <summary>The limit for floats as they are: the exponent bits are all ones from here on.</summary>
    public const uint Infinity = 0x7F80_0000;

    /// <summary>The limit for floats that become halves: 65,520 and more round to infinity.</summary>
    public const uint BeyondHalf = 0x477F_F000;

    /// <summary>The limit for floats that become bfloat16: what lies half a step above the largest rounds to infinity.</summary>
    public const uint BeyondBFloat16 = 0x7F7F_8000;

    private const uint Magnitude = 0x7FFF_FFFF;
    private const ushort HalfMagnitude = 0x7FFF;
    private const ushort HalfInfinity = 0x7C00;

    public static bool AreAll(ReadOnlySpan<float> values, uint limit = Infinity)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        ReadOnlySpan<Vector<uint>> blocks = MemoryMarshal.Cast<uint, Vector<uint>>(bits);
        var magnitude = new Vector<uint>(Magnitude);
        var first = new Vector<uint>(limit);
        Vector<uint> found = Vector<uint>.Zero;
        foreach (Vector<uint> block in blocks)
            found |= Vector.GreaterThanOrEqual(block & magnitude, first);

        return found == Vector<uint>.Zero && IndexOfOther(values[(blocks.Length * Vector<uint>.Count)..], limit) < 0;
    }

    public static bool AreAll(ReadOnlySpan<Half> values)
    {
        ReadOnlySpan<ushort> bits = MemoryMarshal.Cast<Half, ushort>(values);
        ReadOnlySpan<Vector<ushort>> blocks = MemoryMarshal.Cast<ushort, Vector<ushort>>(bits);
        var magnitude = new Vector<ushort>(HalfMagnitude);
        var infinity = new Vector<ushort>(HalfInfinity);
        Vector<ushort> found = Vector<ushort>.Zero;
        foreach (Vector<ushort> block in blocks)
            found |= Vector.GreaterThanOrEqual(block & magnitude, infinity);

        return found == Vector<ushort>.Zero && IndexOfOther(values[(blocks.Length * Vector<ushort>.Count)..]) < 0;
    }

    /// <summary>The position of the first number at or beyond the limit, or of NaN; -1 when there is none.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> values, uint limit = Infinity)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if ((BitConverter.SingleToUInt32Bits(values[i]) & Magnitude) >= limit)
                return i;
        }

        return -1;
    }

    /// <summary>The position of the first NaN or infinity, or -1.</summary>
    public static int IndexOfOther(ReadOnlySpan<Half> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Half.IsFinite(values[i]))
                return i;
        }

        return -1;
    }

    /// <summary>What is wrong with a vector, to come after its name; null when nothing is.</summary>
    public static string? Problem(ReadOnlySpan<float> values, uint limit, string type)
    {
        if (AreAll(values, limit))
            return null;

        int index = IndexOfOther(values, limit);
        string value = values[index].ToString(CultureInfo.InvariantCulture);
        return float.IsFinite(values[index])
            ? $"has {value} at position {index}, which is outside the range of {type}"
            : $"has {value} at position {index}, which is not a finite number; Milvus compares finite numbers only";
    }

    /// <inheritdoc cref="Problem(ReadOnlySpan{float}, uint, string)"/>
    public static string? Problem(ReadOnlySpan<Half> values) => AreAll(values)
        ? null
        : $"has no finite number at position {IndexOfOther(values)}; Milvus compares finite numbers only";
}
