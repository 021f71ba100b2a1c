using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Vectors of bits, eight to a byte. Words of 64 bits and the processor's own bit count keep up with memory.</summary>
internal sealed class BinaryElements : VectorElements
{
    private static readonly VectorScorer Differences = new VectorScorer<HammingKernel>();
    private static readonly VectorScorer Overlaps = new VectorScorer<JaccardKernel>();

    public override int QueryBytes(int dimension) => dimension / 8;

    public override void WriteQuery(ReadOnlySpan<byte> vector, Span<byte> query) => vector.CopyTo(query);

    public override float InverseNorm(ReadOnlySpan<byte> vector) => throw new InvalidOperationException("Bits have no length.");

    public override VectorScorer Scorer(Metric metric) => metric == Metric.Hamming ? Differences : Overlaps;
}

/// <summary>The negative number of bits that differ.</summary>
internal readonly unsafe struct HammingKernel : IVectorKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(byte* query, byte* row, int dimension)
    {
        var (count, bytes, at) = (0, dimension / 8, 0);
        for (; at <= bytes - sizeof(ulong); at += sizeof(ulong))
            count += BitOperations.PopCount(*(ulong*)(query + at) ^ *(ulong*)(row + at));
        for (; at < bytes; at++)
            count += BitOperations.PopCount((uint)(query[at] ^ row[at]));
        return -(float)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
        => Vector128.Create(One(query, row0, dimension), One(query, row1, dimension), One(query, row2, dimension), One(query, row3, dimension));
}

/// <summary>The negative Jaccard distance, 1 − common bits ÷ bits in either; two empty sets are equal.</summary>
internal readonly unsafe struct JaccardKernel : IVectorKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(byte* query, byte* row, int dimension)
    {
        var (common, either, bytes, at) = (0, 0, dimension / 8, 0);
        for (; at <= bytes - sizeof(ulong); at += sizeof(ulong))
        {
            var (left, right) = (*(ulong*)(query + at), *(ulong*)(row + at));
            common += BitOperations.PopCount(left & right);
            either += BitOperations.PopCount(left | right);
        }

        for (; at < bytes; at++)
        {
            common += BitOperations.PopCount((uint)(query[at] & row[at]));
            either += BitOperations.PopCount((uint)(query[at] | row[at]));
        }

        return either == 0 ? 0 : -((float)(either - common) / either);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
        => Vector128.Create(One(query, row0, dimension), One(query, row1, dimension), One(query, row2, dimension), One(query, row3, dimension));
}
