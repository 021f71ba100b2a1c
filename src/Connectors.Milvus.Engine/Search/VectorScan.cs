using System.Runtime.CompilerServices;
using Connectors.Milvus.Engine.Kernels;

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

    // More queries at once keep the processor busier than the memory; then codes save nothing.
    private const int MaxCodedQueries = 2;

    private readonly VectorScorer _scorer = vectors.Elements.Scorer(metric);
    private readonly CodedQuery[]? _coded = queries.Count <= MaxCodedQueries && vectors.BeginScan() ? Code(vectors, queries, metric) : null;

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
        var firstBlock = slots.First / vectors.BlockCapacity;
        var first = newSinks();
        var work = (long)(slots.Limit - slots.First) * vectors.RowBytes * first.Length;
        var workers = (int)Math.Clamp(Math.Min(work / BytesPerThread, blocks - firstBlock), 1, threads);
        var sinks = new List<ScoreSink[]> { first };
        while (sinks.Count < workers)
            sinks.Add(newSinks());

        var next = firstBlock - 1;
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
        if (_coded is not null && sinks[0] is TopK && vectors.Coded(index) is { } coded)
            ScanCoded(coded, block, places, firstSlot, sinks, scores);
        else
            ScanRows(block, places, firstSlot, firstQuery, sinks, scores);

        // The vectors were read through pointers that the collector does not see.
        GC.KeepAlive(block);
        GC.KeepAlive(queries);
    }

    private void ScanRows(VectorBlock block, ReadOnlySpan<int> places, int firstSlot, int firstQuery, ScoreSink[] sinks, Span<float> scores)
    {
        _scorer.Score(queries.From(firstQuery), sinks.Length, block.Rows, places, scores);
        for (var query = 0; query < sinks.Length; query++)
        {
            var ofQuery = scores.Slice(query * places.Length, places.Length);
            if (metric == Metric.Cosine)
                Normalize(ofQuery, places, block.InverseNorms!, queries.InverseNorm(firstQuery + query));
            Offer(sinks[query], ofQuery, places, firstSlot);
        }
    }

    // The bound of a row is not below its score, so only rows whose bound reaches the worst hit so far are scored.
    private unsafe void ScanCoded(CodedRows coded, VectorBlock block, ReadOnlySpan<int> places, int firstSlot, ScoreSink[] sinks, Span<float> scores)
    {
        for (var query = 0; query < sinks.Length; query++)
        {
            var sink = sinks[query];
            var bounds = scores[..places.Length];
            _coded![query].Bound(coded, places, block.InverseNorms, bounds);
            for (var index = 0; index < bounds.Length; index++)
            {
                if (bounds[index] < sink.Threshold || bounds[index] <= range.Outer)
                    continue;
                var score = _scorer.Score(queries.Vector(query), block.Rows[places[index]], vectors.Dimension);
                if (metric == Metric.Cosine)
                    score = score * block.InverseNorms![places[index]] * queries.InverseNorm(query);
                Offer(sink, [score], places.Slice(index, 1), firstSlot);
            }
        }
    }

    private static unsafe CodedQuery[] Code(LoadedVectors vectors, QueryVectors queries, Metric metric)
    {
        var coded = new CodedQuery[queries.Count];
        for (var query = 0; query < coded.Length; query++)
            coded[query] = new CodedQuery(new ReadOnlySpan<float>(queries.Vector(query), vectors.Dimension), metric, metric == Metric.Cosine ? queries.InverseNorm(query) : 1);
        return coded;
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
