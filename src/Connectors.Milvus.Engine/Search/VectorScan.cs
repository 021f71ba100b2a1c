using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact scan of the vectors of a set of slots. It goes block by block; a block is scanned for a group of queries while it is in the
/// processor's cache. Large scans use several threads, which take the blocks in turn; the token is looked at before every block.
/// </summary>
internal sealed class VectorScan(LoadedVectors vectors, QueryVectors queries, SlotSet slots, Metric metric, ScoreRange range, int threads) : FieldScan
{
    // Below this many bytes another thread costs more than it saves.
    private const long BytesPerThread = 1 << 22;
    private const int QueriesAtATime = 32;

    private readonly Kernels.VectorScorer _scorer = vectors.Elements.Scorer(metric);

    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        var nearest = new TopK[queries.Count];
        for (var first = 0; first < queries.Count; first += QueriesAtATime)
        {
            var count = Math.Min(QueriesAtATime, queries.Count - first);
            var parts = Run(first, () => Enumerable.Range(0, count).Select(_ => (ScoreSink)new TopK(k)).ToArray(), cancellationToken);
            for (var query = 0; query < count; query++)
            {
                nearest[first + query] = (TopK)parts[0][query];
                foreach (var part in parts.Skip(1))
                    nearest[first + query].Merge((TopK)part[query]);
            }
        }

        return nearest;
    }

    public override ScoreTable All(int query, CancellationToken cancellationToken)
    {
        var table = new ScoreTable(slots.Limit);
        Run(query, () => [table], cancellationToken);
        return table;
    }

    // Gives the sinks of every thread that took part.
    private List<ScoreSink[]> Run(int firstQuery, Func<ScoreSink[]> newSinks, CancellationToken cancellationToken)
    {
        var blocks = (slots.Limit + vectors.BlockCapacity - 1) / vectors.BlockCapacity;
        var first = newSinks();
        var work = (long)slots.Limit * vectors.RowBytes * first.Length;
        var workers = (int)Math.Clamp(Math.Min(work / BytesPerThread, blocks), 1, threads);
        var sinks = new List<ScoreSink[]> { first };
        while (sinks.Count < workers)
            sinks.Add(newSinks());

        var next = -1;
        void Work(int worker)
        {
            var scores = new float[vectors.BlockCapacity * first.Length];
            for (var block = Interlocked.Increment(ref next); block < blocks && !cancellationToken.IsCancellationRequested; block = Interlocked.Increment(ref next))
                ScanBlock(block, firstQuery, sinks[worker], scores);
        }

        if (workers == 1)
            Work(0);
        else
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = CancellationToken.None }, Work);
        cancellationToken.ThrowIfCancellationRequested();
        return sinks;
    }

    [SkipLocalsInit]
    private void ScanBlock(int index, int firstQuery, ScoreSink[] sinks, Span<float> scores)
    {
        Span<int> places = stackalloc int[vectors.BlockCapacity];
        var firstSlot = index * vectors.BlockCapacity;
        var block = vectors.Block(index);
        places = places[..slots.Collect(firstSlot, vectors.BlockCapacity, block.Present, places)];
        if (places.IsEmpty)
            return;
        _scorer.Score(queries, firstQuery, sinks.Length, block, places, scores);
        for (var query = 0; query < sinks.Length; query++)
        {
            var ofQuery = scores.Slice(query * places.Length, places.Length);
            if (metric == Metric.Cosine)
                Normalize(ofQuery, places, block.InverseNorms!, queries.InverseNorm(firstQuery + query));
            Offer(sinks[query], ofQuery, places, firstSlot);
        }
    }

    private static void Normalize(Span<float> scores, ReadOnlySpan<int> places, float[] inverseNorms, float queryInverseNorm)
    {
        for (var index = 0; index < scores.Length; index++)
            scores[index] = scores[index] * inverseNorms[places[index]] * queryInverseNorm;
    }

    private void Offer(ScoreSink sink, ReadOnlySpan<float> scores, ReadOnlySpan<int> places, int firstSlot)
    {
        for (var index = 0; index < scores.Length; index++)
        {
            var score = scores[index];
            if (score >= sink.Threshold && range.Holds(score))
                sink.Add(score, firstSlot + places[index]);
        }
    }
}
