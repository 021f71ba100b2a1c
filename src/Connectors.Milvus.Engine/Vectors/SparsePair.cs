using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>One element of a sparse vector, as it lies in the bytes of a row.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SparsePair(uint Index, float Value);

/// <summary>Reads the rows of a sparse column.</summary>
internal static class SparsePairs
{
    public static ReadOnlySpan<SparsePair> Read(ReadOnlySpan<byte> row) => MemoryMarshal.Cast<byte, SparsePair>(row);
}
