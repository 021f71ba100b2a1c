using System.Runtime.Intrinsics;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Scores the vectors of a block against queries. Scores lie query by query, as many as there are places.</summary>
internal abstract unsafe class VectorScorer
{
    /// <summary>One query against one row.</summary>
    public abstract float Score(byte* query, byte* row, int dimension);

    /// <summary>Scores queries <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> against the places of a block.</summary>
    public abstract void Score(QueryVectors queries, int first, int count, VectorBlock block, ReadOnlySpan<int> places, Span<float> scores);
}

/// <summary>A scorer compiled for its kernel.</summary>
/// <typeparam name="TKernel">The arithmetic.</typeparam>
internal sealed unsafe class VectorScorer<TKernel> : VectorScorer
    where TKernel : struct, IVectorKernel
{
    public override float Score(byte* query, byte* row, int dimension) => TKernel.One(query, row, dimension);

    // Rows go round outside: four of them stay in the first cache while all queries pass by.
    public override void Score(QueryVectors queries, int first, int count, VectorBlock block, ReadOnlySpan<int> places, Span<float> scores)
    {
        var at = 0;
        for (; at <= places.Length - 4; at += 4)
            ScoreFour(queries, first, count, block, places.Slice(at, 4), scores[at..], places.Length);
        for (; at < places.Length; at++)
        {
            for (var query = 0; query < count; query++)
                scores[(query * places.Length) + at] = TKernel.One(queries.Vector(first + query), block.Row(places[at]), queries.Dimension);
        }

        // The vectors were read through pointers that the collector does not see.
        GC.KeepAlive(block);
        GC.KeepAlive(queries);
    }

    private static void ScoreFour(QueryVectors queries, int first, int count, VectorBlock block, ReadOnlySpan<int> places, Span<float> scores, int stride)
    {
        byte* row0 = block.Row(places[0]), row1 = block.Row(places[1]), row2 = block.Row(places[2]), row3 = block.Row(places[3]);
        var dimension = queries.Dimension;
        var query = 0;
        for (; query <= count - 3; query += 3)
        {
            var (a, b, c) = TKernel.Tile<TKernel>(
                queries.Vector(first + query), queries.Vector(first + query + 1), queries.Vector(first + query + 2), row0, row1, row2, row3, dimension);
            a.CopyTo(scores[(query * stride)..]);
            b.CopyTo(scores[((query + 1) * stride)..]);
            c.CopyTo(scores[((query + 2) * stride)..]);
        }

        for (; query < count; query++)
            TKernel.Four(queries.Vector(first + query), row0, row1, row2, row3, dimension).CopyTo(scores[(query * stride)..]);
    }
}
