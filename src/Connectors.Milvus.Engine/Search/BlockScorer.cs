using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Scores the vectors of a block that belong to a set of slots, and offers what may be a hit. Immutable.</summary>
internal sealed class BlockScorer(VectorElements elements, QueryVectors queries, SlotSet slots, Metric metric, ScoreRange range)
{
    private readonly VectorScorer _scorer = elements.Scorer(metric);

    public QueryVectors Queries => queries;

    public SlotSet Slots => slots;

    public Metric Metric => metric;

    /// <summary>Scores a group of queries.</summary>
    /// <param name="block">The vectors.</param>
    /// <param name="places">Those that count.</param>
    /// <param name="firstSlot">The slot of the block's first vector.</param>
    /// <param name="firstQuery">The first query of the group.</param>
    /// <param name="sinks">Where scores go, one per query.</param>
    /// <param name="scores">Room for as many scores as there are places and queries.</param>
    public void Score(VectorBlock block, ReadOnlySpan<int> places, int firstSlot, int firstQuery, ReadOnlySpan<ScoreSink> sinks, Span<float> scores)
    {
        _scorer.Score(queries.From(firstQuery), sinks.Length, block.Rows, places, scores);
        for (var query = 0; query < sinks.Length; query++)
        {
            var ofQuery = scores.Slice(query * places.Length, places.Length);
            if (metric == Metric.Cosine)
                Normalize(ofQuery, places, block.InverseNorms!, queries.InverseNorm(firstQuery + query));
            Offer(sinks[query], ofQuery, places, firstSlot);
        }

        // The vectors were read through pointers that the collector does not see.
        GC.KeepAlive(block);
        GC.KeepAlive(queries);
    }

    /// <summary>Scores one query whose codes are known: the bound of a row is not below its score, so only rows whose bound reaches the worst hit so far are scored.</summary>
    public void ScoreCoded(CodedQuery coded, CodedRows rows, VectorBlock block, ReadOnlySpan<int> places, int firstSlot, int query, ScoreSink sink, Span<float> bounds)
    {
        coded.Bound(rows, places, block.InverseNorms, bounds[..places.Length]);
        for (var index = 0; index < places.Length; index++)
        {
            if (!(bounds[index] < sink.Threshold || bounds[index] <= range.Outer))
                ScoreOne(block, places[index], firstSlot + places[index], query, sink);
        }
    }

    /// <summary>Scores one query against the vector at one place.</summary>
    public unsafe void ScoreOne(VectorBlock block, int place, int slot, int query, ScoreSink sink)
    {
        var score = _scorer.Score(queries.Vector(query), block.Rows[place], queries.Dimension);
        if (metric == Metric.Cosine)
            score = score * block.InverseNorms![place] * queries.InverseNorm(query);
        Offer(sink, score, slot);
        GC.KeepAlive(block);
        GC.KeepAlive(queries);
    }

    private static void Normalize(Span<float> scores, ReadOnlySpan<int> places, float[] inverseNorms, float queryInverseNorm)
    {
        for (var index = 0; index < scores.Length; index++)
            scores[index] = scores[index] * inverseNorms[places[index]] * queryInverseNorm;
    }

    private void Offer(ScoreSink sink, ReadOnlySpan<float> scores, ReadOnlySpan<int> places, int firstSlot)
    {
        for (var index = 0; index < scores.Length; index++)
            Offer(sink, scores[index], firstSlot + places[index]);
    }

    private void Offer(ScoreSink sink, float score, int slot)
    {
        if (score >= sink.Threshold && range.Holds(score))
            sink.Add(score, slot);
    }
}
