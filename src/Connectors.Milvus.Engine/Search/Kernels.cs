using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Inner products and squared distances of one query with one vector or with four at a time. Four rows share every load of the query and
/// keep four sums in flight, which is what it takes to wait for memory only. A row's sum is built in the same order either way, so equal
/// vectors always get equal scores.
/// </summary>
internal static unsafe class Kernels
{
    /// <summary>The scores of a row against a query: <typeparamref name="TStep"/> says which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One<TStep>(float* query, float* row, int dimension)
        where TStep : struct, IKernelStep
    {
        var at = 0;
        float sum;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512<float>.Zero;
            for (; at <= dimension - Vector512<float>.Count; at += Vector512<float>.Count)
                wide = TStep.Add(wide, Vector512.Load(query + at), Vector512.Load(row + at));
            sum = Vector512.Sum(wide);
        }
        else
        {
            var wide = Vector256<float>.Zero;
            for (; at <= dimension - Vector256<float>.Count; at += Vector256<float>.Count)
                wide = TStep.Add(wide, Vector256.Load(query + at), Vector256.Load(row + at));
            sum = Vector256.Sum(wide);
        }

        for (; at < dimension; at++)
            sum = TStep.Add(sum, query[at], row[at]);
        return sum;
    }

    /// <summary>The scores of four rows against a query.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four<TStep>(float* query, float* row0, float* row1, float* row2, float* row3, int dimension)
        where TStep : struct, IKernelStep
    {
        var at = 0;
        float sum0, sum1, sum2, sum3;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> wide0 = default, wide1 = default, wide2 = default, wide3 = default;
            for (; at <= dimension - Vector512<float>.Count; at += Vector512<float>.Count)
            {
                var part = Vector512.Load(query + at);
                wide0 = TStep.Add(wide0, part, Vector512.Load(row0 + at));
                wide1 = TStep.Add(wide1, part, Vector512.Load(row1 + at));
                wide2 = TStep.Add(wide2, part, Vector512.Load(row2 + at));
                wide3 = TStep.Add(wide3, part, Vector512.Load(row3 + at));
            }

            (sum0, sum1, sum2, sum3) = (Vector512.Sum(wide0), Vector512.Sum(wide1), Vector512.Sum(wide2), Vector512.Sum(wide3));
        }
        else
        {
            Vector256<float> wide0 = default, wide1 = default, wide2 = default, wide3 = default;
            for (; at <= dimension - Vector256<float>.Count; at += Vector256<float>.Count)
            {
                var part = Vector256.Load(query + at);
                wide0 = TStep.Add(wide0, part, Vector256.Load(row0 + at));
                wide1 = TStep.Add(wide1, part, Vector256.Load(row1 + at));
                wide2 = TStep.Add(wide2, part, Vector256.Load(row2 + at));
                wide3 = TStep.Add(wide3, part, Vector256.Load(row3 + at));
            }

            (sum0, sum1, sum2, sum3) = (Vector256.Sum(wide0), Vector256.Sum(wide1), Vector256.Sum(wide2), Vector256.Sum(wide3));
        }

        for (; at < dimension; at++)
        {
            sum0 = TStep.Add(sum0, query[at], row0[at]);
            sum1 = TStep.Add(sum1, query[at], row1[at]);
            sum2 = TStep.Add(sum2, query[at], row2[at]);
            sum3 = TStep.Add(sum3, query[at], row3[at]);
        }

        return Vector128.Create(sum0, sum1, sum2, sum3);
    }
}

/// <summary>One step of a kernel's sum, for every width.</summary>
internal interface IKernelStep
{
    static abstract Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row);

    static abstract Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row);

    static abstract float Add(float sum, float query, float row);
}

/// <summary>sum + query × row.</summary>
internal readonly struct DotStep : IKernelStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row) => Vector512.MultiplyAddEstimate(query, row, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row) => Vector256.MultiplyAddEstimate(query, row, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float query, float row) => float.MultiplyAddEstimate(query, row, sum);
}

/// <summary>sum + (query − row)².</summary>
internal readonly struct DistanceStep : IKernelStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row)
    {
        var difference = query - row;
        return Vector512.MultiplyAddEstimate(difference, difference, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row)
    {
        var difference = query - row;
        return Vector256.MultiplyAddEstimate(difference, difference, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float query, float row)
    {
        var difference = query - row;
        return float.MultiplyAddEstimate(difference, difference, sum);
    }
}
