using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact scan of the vectors of a set of slots. It goes block by block; a block is scanned for a group of queries while it is in the
/// processor's cache. Large scans use several threads, which take the blocks in turn; the token is looked at before every block.
/// </summary>
internal sealed class VectorScan(LoadedVectors vectors, SlotSet slots, Metric metric, ScoreRange range, int threads)
{
    // Below this many multiplications another thread costs more than it saves.
    private const long WorkPerThread = 1 << 20;
    private const int QueriesAtATime = 32;

    /// <summary>The k nearest slots of every query, ties included.</summary>
    public TopK[] Nearest(QueryVectors queries, int k, CancellationToken cancellationToken)
    {
        var nearest = new TopK[queries.Count];
        for (var first = 0; first < queries.Count; first += QueriesAtATime)
        {
            var count = Math.Min(QueriesAtATime, queries.Count - first);
            var parts = Run(queries, first, () => Enumerable.Range(0, count).Select(_ => (ScoreSink)new TopK(k)).ToArray(), cancellationToken);
            for (var query = 0; query < count; query++)
            {
                nearest[first + query] = (TopK)parts[0][query];
                foreach (var part in parts.Skip(1))
                    nearest[first + query].Merge((TopK)part[query]);
            }
        }

        return nearest;
    }

    /// <summary>The scores of all the slots for one query.</summary>
    public ScoreTable All(QueryVectors queries, int query, CancellationToken cancellationToken)
    {
        var table = new ScoreTable(slots.Limit);
        Run(queries, query, () => [table], cancellationToken);
        return table;
    }

    // Gives the sinks of every thread that took part.
    private List<ScoreSink[]> Run(QueryVectors queries, int firstQuery, Func<ScoreSink[]> newSinks, CancellationToken cancellationToken)
    {
        var blocks = (slots.Limit + vectors.BlockCapacity - 1) / vectors.BlockCapacity;
        var first = newSinks();
        var work = (long)slots.Limit * vectors.Dimension * first.Length;
        var workers = (int)Math.Clamp(Math.Min(work / WorkPerThread, blocks), 1, threads);
        var sinks = new List<ScoreSink[]> { first };
        while (sinks.Count < workers)
            sinks.Add(newSinks());

        var next = -1;
        void Work(int worker)
        {
            for (var block = Interlocked.Increment(ref next); block < blocks && !cancellationToken.IsCancellationRequested; block = Interlocked.Increment(ref next))
                ScanBlock(block, queries, firstQuery, sinks[worker]);
        }

        if (workers == 1)
            Work(0);
        else
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = CancellationToken.None }, Work);
        cancellationToken.ThrowIfCancellationRequested();
        return sinks;
    }

    [SkipLocalsInit]
    private void ScanBlock(int index, QueryVectors queries, int firstQuery, ScoreSink[] sinks)
    {
        Span<int> places = stackalloc int[vectors.BlockCapacity];
        var firstSlot = index * vectors.BlockCapacity;
        places = places[..slots.Collect(firstSlot, vectors.BlockCapacity, places)];
        var block = vectors.Block(index);
        for (var query = 0; query < sinks.Length; query++)
        {
            if (metric == Metric.L2)
                Score<DistanceStep>(block, firstSlot, places, queries, firstQuery + query, sinks[query]);
            else
                Score<DotStep>(block, firstSlot, places, queries, firstQuery + query, sinks[query]);
        }
    }

    private unsafe void Score<TStep>(VectorBlock block, int firstSlot, ReadOnlySpan<int> places, QueryVectors queries, int query, ScoreSink sink)
        where TStep : struct, IKernelStep
    {
        var vector = queries.Vector(query);
        var dimension = vectors.Dimension;
        var at = 0;
        for (; at <= places.Length - 4; at += 4)
        {
            var (place0, place1, place2, place3) = (places[at], places[at + 1], places[at + 2], places[at + 3]);
            var sums = Kernels.Four<TStep>(vector, block.Row(place0), block.Row(place1), block.Row(place2), block.Row(place3), dimension);
            var scores = metric switch
            {
                Metric.L2 => -sums,
                Metric.InnerProduct => sums,
                _ => sums * Vector128.Create(block.InverseNorms![place0], block.InverseNorms[place1], block.InverseNorms[place2], block.InverseNorms[place3]) * queries.InverseNorm(query),
            };
            if (!Vector128.GreaterThanOrEqualAny(scores, Vector128.Create(sink.Threshold)))
                continue;
            Offer(sink, scores[0], firstSlot + place0);
            Offer(sink, scores[1], firstSlot + place1);
            Offer(sink, scores[2], firstSlot + place2);
            Offer(sink, scores[3], firstSlot + place3);
        }

        for (; at < places.Length; at++)
        {
            var sum = Kernels.One<TStep>(vector, block.Row(places[at]), dimension);
            var score = metric switch
            {
                Metric.L2 => -sum,
                Metric.InnerProduct => sum,
                _ => sum * block.InverseNorms![places[at]] * queries.InverseNorm(query),
            };
            Offer(sink, score, firstSlot + places[at]);
        }

        // The scores were read through pointers that the collector does not see.
        GC.KeepAlive(block);
        GC.KeepAlive(queries);
    }

    private void Offer(ScoreSink sink, float score, int slot)
    {
        if (score >= sink.Threshold && range.Holds(score))
            sink.Add(score, slot);
    }
}
