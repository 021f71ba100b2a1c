using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Scores rows against queries. Scores lie query by query, as many as there are places.</summary>
internal abstract unsafe class VectorScorer
{
    /// <summary>One query against one row.</summary>
    public abstract float Score(byte* query, byte* row, int dimension);

    /// <summary>Scores the first <paramref name="count"/> queries against the rows at some places.</summary>
    public abstract void Score(QueryPointer queries, int count, RowPointer rows, ReadOnlySpan<int> places, Span<float> scores);

    /// <summary>Scores one query against rows that lie anywhere, given by their addresses.</summary>
    public abstract void Score(byte* query, ReadOnlySpan<nint> rows, int dimension, Span<float> scores);
}

/// <summary>A scorer compiled for its kernel, in full before its first call: a first search has no time to warm up.</summary>
/// <typeparam name="TKernel">The arithmetic.</typeparam>
internal sealed unsafe class VectorScorer<TKernel> : VectorScorer
    where TKernel : struct, IVectorKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Score(byte* query, byte* row, int dimension) => TKernel.One(query, row, dimension);

    // Rows go round outside: four of them stay in the first cache while all queries pass by.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Score(QueryPointer queries, int count, RowPointer rows, ReadOnlySpan<int> places, Span<float> scores)
    {
        var at = 0;
        for (; at <= places.Length - 4; at += 4)
            ScoreFour(queries, count, rows, places.Slice(at, 4), scores[at..], places.Length);
        for (; at < places.Length; at++)
        {
            for (var query = 0; query < count; query++)
                scores[(query * places.Length) + at] = TKernel.One(queries[query], rows[places[at]], queries.Dimension);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Score(byte* query, ReadOnlySpan<nint> rows, int dimension, Span<float> scores)
    {
        var at = 0;
        for (; at <= rows.Length - 4; at += 4)
            TKernel.Four(query, (byte*)rows[at], (byte*)rows[at + 1], (byte*)rows[at + 2], (byte*)rows[at + 3], dimension).CopyTo(scores[at..]);
        for (; at < rows.Length; at++)
            scores[at] = TKernel.One(query, (byte*)rows[at], dimension);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreFour(QueryPointer queries, int count, RowPointer rows, ReadOnlySpan<int> places, Span<float> scores, int stride)
    {
        byte* row0 = rows[places[0]], row1 = rows[places[1]], row2 = rows[places[2]], row3 = rows[places[3]];
        var dimension = queries.Dimension;
        var query = 0;
        for (; query <= count - 3; query += 3)
        {
            var (a, b, c) = TKernel.Tile<TKernel>(
                queries[query], queries[query + 1], queries[query + 2], row0, row1, row2, row3, dimension);
            a.CopyTo(scores[(query * stride)..]);
            b.CopyTo(scores[((query + 1) * stride)..]);
            c.CopyTo(scores[((query + 2) * stride)..]);
        }

        for (; query < count; query++)
            TKernel.Four(queries[query], row0, row1, row2, row3, dimension).CopyTo(scores[(query * stride)..]);
    }
}
