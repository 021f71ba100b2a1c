using System.Numerics;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Refuses NaN and infinities in vectors: one bit test per float, so that a batch costs less than copying it.</summary>
internal static class FiniteNumbers
{
    private const uint ExponentMask = 0x7F800000;

    public static void Check(FieldEntry field, ReadOnlySpan<float> values)
    {
        var index = FindNotFinite(MemoryMarshal.Cast<float, uint>(values));
        if (index >= 0)
            throw Errors.Invalid($"field '{field.Name}': value '{values[index]}' is not a number or infinity, row {index / field.Dimension}, element {index % field.Dimension}");
    }

    // A float is not finite exactly when all its exponent bits are set.
    private static int FindNotFinite(ReadOnlySpan<uint> bits)
    {
        var mask = new Vector<uint>(ExponentMask);
        var index = 0;
        for (; index <= bits.Length - Vector<uint>.Count; index += Vector<uint>.Count)
        {
            if (Vector.EqualsAny(new Vector<uint>(bits[index..]) & mask, mask))
                break;
        }

        for (; index < bits.Length; index++)
        {
            if ((bits[index] & ExponentMask) == ExponentMask)
                return index;
        }

        return -1;
    }
}
