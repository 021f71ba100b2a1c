using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Vectors of signed bytes. A query is 16-bit numbers, so that only rows are widened; sums are exact in 32 bits up to 32,768 dimensions.</summary>
internal sealed class Int8Elements : VectorElements
{
    private static readonly VectorScorer Distances = new VectorScorer<Int8Kernel<Int8DistanceStep>>();
    private static readonly VectorScorer Products = new VectorScorer<Int8Kernel<Int8DotStep>>();

    public override int QueryBytes(int dimension) => dimension * sizeof(short);

    public override void WriteQuery(ReadOnlySpan<byte> vector, Span<byte> query)
        => TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(vector), MemoryMarshal.Cast<byte, short>(query));

    public override float InverseNorm(ReadOnlySpan<byte> vector)
    {
        var squares = 0;
        foreach (var element in MemoryMarshal.Cast<byte, sbyte>(vector))
            squares += element * element;
        return squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
    }

    public override VectorScorer Scorer(Metric metric) => metric == Metric.L2 ? Distances : Products;
}

/// <summary>Rows of signed bytes against a query of 16-bit numbers.</summary>
/// <typeparam name="TStep">What is summed.</typeparam>
internal readonly unsafe struct Int8Kernel<TStep> : IVectorKernel
    where TStep : struct, IInt8Step
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(byte* query, byte* row, int dimension)
    {
        var shorts = (short*)query;
        var at = 0;
        var wide = Vector256<int>.Zero;
        for (; at <= dimension - Vector256<short>.Count; at += Vector256<short>.Count)
            wide = TStep.Add(wide, Vector256.Load(shorts + at), Load(row, at));
        var sum = Vector256.Sum(wide);
        for (; at < dimension; at++)
            sum += TStep.Term(shorts[at], ((sbyte*)row)[at]);
        return TStep.ToScore(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
    {
        var shorts = (short*)query;
        var at = 0;
        Vector256<int> wide0 = default, wide1 = default, wide2 = default, wide3 = default;
        for (; at <= dimension - Vector256<short>.Count; at += Vector256<short>.Count)
        {
            var part = Vector256.Load(shorts + at);
            wide0 = TStep.Add(wide0, part, Load(row0, at));
            wide1 = TStep.Add(wide1, part, Load(row1, at));
            wide2 = TStep.Add(wide2, part, Load(row2, at));
            wide3 = TStep.Add(wide3, part, Load(row3, at));
        }

        var (sum0, sum1, sum2, sum3) = (Vector256.Sum(wide0), Vector256.Sum(wide1), Vector256.Sum(wide2), Vector256.Sum(wide3));
        for (; at < dimension; at++)
        {
            sum0 += TStep.Term(shorts[at], ((sbyte*)row0)[at]);
            sum1 += TStep.Term(shorts[at], ((sbyte*)row1)[at]);
            sum2 += TStep.Term(shorts[at], ((sbyte*)row2)[at]);
            sum3 += TStep.Term(shorts[at], ((sbyte*)row3)[at]);
        }

        return Vector128.Create(TStep.ToScore(sum0), TStep.ToScore(sum1), TStep.ToScore(sum2), TStep.ToScore(sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Load(byte* row, int at) => Vector256.WidenLower(Vector128.Load((sbyte*)row + at).ToVector256Unsafe());
}

/// <summary>One step of an integer sum.</summary>
internal interface IInt8Step
{
    static abstract Vector256<int> Add(Vector256<int> sum, Vector256<short> query, Vector256<short> row);

    static abstract int Term(int query, int row);

    static abstract float ToScore(int sum);
}

/// <summary>sum + query × row.</summary>
internal readonly struct Int8DotStep : IInt8Step
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<short> query, Vector256<short> row)
    {
        if (AvxVnni.IsSupported)
            return AvxVnni.MultiplyWideningAndAdd(sum, query, row);
        if (Avx2.IsSupported)
            return sum + Avx2.MultiplyAddAdjacent(query, row);
        return sum + (Vector256.WidenLower(query) * Vector256.WidenLower(row)) + (Vector256.WidenUpper(query) * Vector256.WidenUpper(row));
    }

    public static int Term(int query, int row) => query * row;

    public static float ToScore(int sum) => sum;
}

/// <summary>sum + (query − row)²; the score is its negative.</summary>
internal readonly struct Int8DistanceStep : IInt8Step
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<short> query, Vector256<short> row)
    {
        var difference = query - row;
        return Int8DotStep.Add(sum, difference, difference);
    }

    public static int Term(int query, int row) => (query - row) * (query - row);

    public static float ToScore(int sum) => -(float)sum;
}
