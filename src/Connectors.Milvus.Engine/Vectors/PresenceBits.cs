namespace Connectors.Milvus.Engine.Vectors;

/// <summary>
/// Which vectors of a chunk there are: bit i of byte j stands for place 8j + i.
/// <code>
/// v, null, v   →   0b101
/// </code>
/// </summary>
internal static class PresenceBits
{
    public static bool IsSet(ReadOnlySpan<byte> bits, int place) => (bits[place >> 3] & (1 << (place & 7))) != 0;

    /// <summary>Sets the bits of the rows that have a vector.</summary>
    /// <param name="bits">The chunk's bits.</param>
    /// <param name="place">The place of the first row.</param>
    /// <param name="rows">Per row, whether it has one.</param>
    public static void Set(Span<byte> bits, int place, ReadOnlySpan<bool> rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row])
                bits[(place + row) >> 3] |= (byte)(1 << ((place + row) & 7));
        }
    }
}
