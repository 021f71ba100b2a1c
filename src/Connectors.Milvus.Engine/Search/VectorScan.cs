using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact scan of the vectors of a set of slots. It goes block by block; a block is scanned for a group of queries while it is in the
/// processor's cache. Large scans use several threads, which take the blocks in turn; the token is looked at before every block.
/// </summary>
internal sealed class VectorScan(LoadedVectors vectors, BlockScorer scorer, int threads) : FieldScan
{
    /// <summary>Queries that share what is read of a block.</summary>
    public const int QueriesAtATime = 32;

    /// <summary>More queries at once keep the processor busier than the memory; then codes save nothing.</summary>
    public const int MaxCodedQueries = 2;

    // Below this many bytes another thread costs more than it saves.
    private const long BytesPerThread = 1 << 22;


    // Sets of at most one slot in so many are not gone through block by block.
    private const int ScatteredPart = 4;

    private readonly QueryVectors _queries = scorer.Queries;
    private readonly SlotSet _slots = scorer.Slots;
    private readonly CodedQuery[]? _coded = scorer.Queries.Count <= MaxCodedQueries && vectors.BeginScan() ? Code(vectors, scorer.Queries, scorer.Metric) : null;

    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        if (_coded is not null && _slots.Count * ScatteredPart <= _slots.Limit - _slots.First)
            return new ScatteredScan(vectors, scorer, _coded, threads).Nearest(k, cancellationToken);
        var nearest = new TopK[_queries.Count];
        for (var first = 0; first < _queries.Count; first += QueriesAtATime)
        {
            var count = Math.Min(QueriesAtATime, _queries.Count - first);
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
        var table = new ScoreTable(_slots.Limit);
        Run(query, () => [table], cancellationToken);
        return table;
    }

    // Gives the sinks of every thread that took part.
    private List<ScoreSink[]> Run(int firstQuery, Func<ScoreSink[]> newSinks, CancellationToken cancellationToken)
    {
        var blocks = (_slots.Limit + vectors.BlockCapacity - 1) / vectors.BlockCapacity;
        var firstBlock = _slots.First / vectors.BlockCapacity;
        var first = newSinks();
        var work = (long)(_slots.Limit - _slots.First) * vectors.RowBytes * first.Length;
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
            SharedWork.Run(workers, workers, Work);
        cancellationToken.ThrowIfCancellationRequested();
        return sinks;
    }

    [SkipLocalsInit]
    private void ScanBlock(int index, int firstQuery, ScoreSink[] sinks, Span<float> scores)
    {
        Span<int> places = stackalloc int[vectors.BlockCapacity];
        var firstSlot = index * vectors.BlockCapacity;
        var block = vectors.Block(index);
        places = places[.._slots.Collect(firstSlot, vectors.BlockCapacity, block.Present, places)];
        if (places.IsEmpty)
            return;
        if (_coded is null || sinks[0] is not TopK || vectors.Coded(index) is not { } coded)
        {
            scorer.Score(block, places, firstSlot, firstQuery, sinks, scores);
            return;
        }

        for (var query = 0; query < sinks.Length; query++)
            scorer.ScoreCoded(_coded[query], coded, block, places, firstSlot, query, sinks[query], scores);
    }

    private static unsafe CodedQuery[] Code(LoadedVectors vectors, QueryVectors queries, Metric metric)
    {
        var coded = new CodedQuery[queries.Count];
        for (var query = 0; query < coded.Length; query++)
            coded[query] = new CodedQuery(new ReadOnlySpan<float>(queries.Vector(query), vectors.Dimension), metric, metric == Metric.Cosine ? queries.InverseNorm(query) : 1);
        return coded;
    }
}
