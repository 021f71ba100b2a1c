using System.Numerics;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>Finds NaN and infinities, which Milvus refuses: the floats whose exponent bits are all ones.</summary>
internal static class FiniteFloats
{
    private const uint Magnitude = 0x7FFF_FFFF;
    private const uint Infinity = 0x7F80_0000;

    public static bool AreAll(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        ReadOnlySpan<Vector<uint>> blocks = MemoryMarshal.Cast<uint, Vector<uint>>(bits);
        var magnitude = new Vector<uint>(Magnitude);
        var infinity = new Vector<uint>(Infinity);
        Vector<uint> found = Vector<uint>.Zero;
        foreach (Vector<uint> block in blocks)
            found |= Vector.GreaterThanOrEqual(block & magnitude, infinity);

        return found == Vector<uint>.Zero && IndexOfOther(values[(blocks.Length * Vector<uint>.Count)..]) < 0;
    }

    /// <summary>The position of the first NaN or infinity, or -1.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }

        return -1;
    }
}
