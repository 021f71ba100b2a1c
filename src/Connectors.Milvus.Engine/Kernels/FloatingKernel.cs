using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Rows of floating-point elements against a query of floats. Narrow elements are widened as they are loaded; sums are floats.</summary>
/// <typeparam name="TElement">How elements are stored.</typeparam>
/// <typeparam name="TStep">What is summed.</typeparam>
internal readonly unsafe struct FloatingKernel<TElement, TStep> : IVectorKernel
    where TElement : struct, IFloatingElement
    where TStep : struct, IFloatingStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(byte* query, byte* row, int dimension)
    {
        var floats = (float*)query;
        var at = 0;
        float sum;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512<float>.Zero;
            for (; at <= dimension - Vector512<float>.Count; at += Vector512<float>.Count)
                wide = TStep.Add(wide, Vector512.Load(floats + at), TElement.Load512(row, at));
            sum = Vector512.Sum(wide);
        }
        else
        {
            var wide = Vector256<float>.Zero;
            for (; at <= dimension - Vector256<float>.Count; at += Vector256<float>.Count)
                wide = TStep.Add(wide, Vector256.Load(floats + at), TElement.Load256(row, at));
            sum = Vector256.Sum(wide);
        }

        for (; at < dimension; at++)
            sum = TStep.Add(sum, floats[at], TElement.Load(row, at));
        return TStep.ToScore(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
    {
        var floats = (float*)query;
        var at = 0;
        Vector128<float> sums;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> wide0 = default, wide1 = default, wide2 = default, wide3 = default;
            for (; at <= dimension - Vector512<float>.Count; at += Vector512<float>.Count)
            {
                var part = Vector512.Load(floats + at);
                wide0 = TStep.Add(wide0, part, TElement.Load512(row0, at));
                wide1 = TStep.Add(wide1, part, TElement.Load512(row1, at));
                wide2 = TStep.Add(wide2, part, TElement.Load512(row2, at));
                wide3 = TStep.Add(wide3, part, TElement.Load512(row3, at));
            }

            sums = Vector128.Create(Vector512.Sum(wide0), Vector512.Sum(wide1), Vector512.Sum(wide2), Vector512.Sum(wide3));
        }
        else
        {
            Vector256<float> wide0 = default, wide1 = default, wide2 = default, wide3 = default;
            for (; at <= dimension - Vector256<float>.Count; at += Vector256<float>.Count)
            {
                var part = Vector256.Load(floats + at);
                wide0 = TStep.Add(wide0, part, TElement.Load256(row0, at));
                wide1 = TStep.Add(wide1, part, TElement.Load256(row1, at));
                wide2 = TStep.Add(wide2, part, TElement.Load256(row2, at));
                wide3 = TStep.Add(wide3, part, TElement.Load256(row3, at));
            }

            sums = Vector128.Create(Vector256.Sum(wide0), Vector256.Sum(wide1), Vector256.Sum(wide2), Vector256.Sum(wide3));
        }

        return Finish(sums, floats, row0, row1, row2, row3, at, dimension);
    }

    // 12 sums, 3 parts of queries and the row at hand fill the 16 registers of AVX2.
    public static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Tile<TSelf>(
        byte* query0, byte* query1, byte* query2, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
        where TSelf : struct, IVectorKernel
    {
        if (Vector512.IsHardwareAccelerated)
            return (Four(query0, row0, row1, row2, row3, dimension), Four(query1, row0, row1, row2, row3, dimension), Four(query2, row0, row1, row2, row3, dimension));
        float* floats0 = (float*)query0, floats1 = (float*)query1, floats2 = (float*)query2;
        var at = 0;
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<float> b0 = default, b1 = default, b2 = default, b3 = default;
        Vector256<float> c0 = default, c1 = default, c2 = default, c3 = default;
        for (; at <= dimension - Vector256<float>.Count; at += Vector256<float>.Count)
        {
            var (a, b, c) = (Vector256.Load(floats0 + at), Vector256.Load(floats1 + at), Vector256.Load(floats2 + at));
            var row = TElement.Load256(row0, at);
            (a0, b0, c0) = (TStep.Add(a0, a, row), TStep.Add(b0, b, row), TStep.Add(c0, c, row));
            row = TElement.Load256(row1, at);
            (a1, b1, c1) = (TStep.Add(a1, a, row), TStep.Add(b1, b, row), TStep.Add(c1, c, row));
            row = TElement.Load256(row2, at);
            (a2, b2, c2) = (TStep.Add(a2, a, row), TStep.Add(b2, b, row), TStep.Add(c2, c, row));
            row = TElement.Load256(row3, at);
            (a3, b3, c3) = (TStep.Add(a3, a, row), TStep.Add(b3, b, row), TStep.Add(c3, c, row));
        }

        return (
            Finish(Sums(a0, a1, a2, a3), floats0, row0, row1, row2, row3, at, dimension),
            Finish(Sums(b0, b1, b2, b3), floats1, row0, row1, row2, row3, at, dimension),
            Finish(Sums(c0, c1, c2, c3), floats2, row0, row1, row2, row3, at, dimension));
    }

    private static Vector128<float> Sums(Vector256<float> wide0, Vector256<float> wide1, Vector256<float> wide2, Vector256<float> wide3)
        => Vector128.Create(Vector256.Sum(wide0), Vector256.Sum(wide1), Vector256.Sum(wide2), Vector256.Sum(wide3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Finish(Vector128<float> sums, float* query, byte* row0, byte* row1, byte* row2, byte* row3, int at, int dimension)
    {
        var (sum0, sum1, sum2, sum3) = (sums[0], sums[1], sums[2], sums[3]);
        for (; at < dimension; at++)
        {
            sum0 = TStep.Add(sum0, query[at], TElement.Load(row0, at));
            sum1 = TStep.Add(sum1, query[at], TElement.Load(row1, at));
            sum2 = TStep.Add(sum2, query[at], TElement.Load(row2, at));
            sum3 = TStep.Add(sum3, query[at], TElement.Load(row3, at));
        }

        return Vector128.Create(TStep.ToScore(sum0), TStep.ToScore(sum1), TStep.ToScore(sum2), TStep.ToScore(sum3));
    }
}
