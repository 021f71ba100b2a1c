using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>
/// Inner products of codes from −127 to 127, exact. The processor multiplies unsigned by signed bytes: the query gives its sign to the row,
/// and two such products still fit 16 bits, which those of −128 would not.
/// </summary>
internal readonly unsafe struct Int8CodeKernel : IVectorKernel
{
    // Far enough ahead to arrive in time; beyond the last row nothing happens.
    private const int PrefetchBytes = 8192;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(byte* query, byte* row, int dimension) => Sum(query, row, dimension, isInRow: false);

    // One after the other: short rows read side by side are no pattern that the processor foresees.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
        => Vector128.Create(Sum(query, row0, dimension, true), Sum(query, row1, dimension, true), Sum(query, row2, dimension, true), Sum(query, row3, dimension, true));

    // Rows that others follow in memory ask for those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(byte* query, byte* row, int dimension, bool isInRow)
    {
        const int Step = 32;
        var at = 0;
        Vector256<int> wide0 = default, wide1 = default;
        for (; at <= dimension - (2 * Step); at += 2 * Step)
        {
            if (isInRow && Sse.IsSupported)
                Sse.Prefetch0(row + PrefetchBytes + at);
            wide0 = Add(wide0, Vector256.Load((sbyte*)query + at), Vector256.Load((sbyte*)row + at));
            wide1 = Add(wide1, Vector256.Load((sbyte*)query + at + Step), Vector256.Load((sbyte*)row + at + Step));
        }

        for (; at <= dimension - Step; at += Step)
            wide0 = Add(wide0, Vector256.Load((sbyte*)query + at), Vector256.Load((sbyte*)row + at));
        var sum = Vector256.Sum(wide0 + wide1);
        for (; at < dimension; at++)
            sum += ((sbyte*)query)[at] * ((sbyte*)row)[at];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Add(Vector256<int> sum, Vector256<sbyte> query, Vector256<sbyte> row)
    {
        if (AvxVnni.IsSupported)
            return AvxVnni.MultiplyWideningAndAdd(sum, Avx2.Abs(query), Avx2.Sign(row, query));
        if (Avx2.IsSupported)
            return sum + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Avx2.Abs(query), Avx2.Sign(row, query)), Vector256<short>.One);
        var pairs = (Vector256.WidenLower(query) * Vector256.WidenLower(row), Vector256.WidenUpper(query) * Vector256.WidenUpper(row));
        return sum + Vector256.WidenLower(pairs.Item1) + Vector256.WidenUpper(pairs.Item1) + Vector256.WidenLower(pairs.Item2) + Vector256.WidenUpper(pairs.Item2);
    }
}
