using System.Numerics;

namespace Connectors.Milvus.Client;

/// <summary>How many bytes things take in protobuf.</summary>
internal static class WireSize
{
    public const int LongestVarint = 10;

    /// <summary>One byte for every 7 bits; 0 takes one. A negative number, cast to ulong, takes 10.</summary>
    public static int Varint(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) / 64;

    /// <summary>A length-delimited field whose tag takes one byte (field numbers up to 15).</summary>
    public static long Delimited(long length) => 1 + Varint((ulong)length) + length;
}
