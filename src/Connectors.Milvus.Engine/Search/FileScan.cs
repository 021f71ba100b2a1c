using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact scan of vectors that are not in memory: chunk by chunk they pass through a buffer that stays in the processor's cache, so that a
/// large collection answers long before it is in memory. Several threads take the chunks in turn, each through a read of its own.
/// </summary>
/// <param name="session">The read that says what there is.</param>
/// <param name="vectors">The field.</param>
/// <param name="scorer">Scores its vectors.</param>
/// <param name="threads">How many threads at most.</param>
/// <param name="ended">Called when a scan has ended, well or not.</param>
internal sealed class FileScan(Session session, LoadedVectors vectors, BlockScorer scorer, int threads, Action ended) : FieldScan
{
    private readonly ChunkLoad _load = vectors.Load;
    private readonly int _capacity = vectors.BlockCapacity;
    private readonly SlotSet _slots = scorer.Slots;

    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        var parts = Run(0, () => Enumerable.Range(0, scorer.Queries.Count).Select(_ => (ScoreSink)new TopK(k)).ToArray());
        var nearest = new TopK[scorer.Queries.Count];
        for (var query = 0; query < nearest.Length; query++)
        {
            nearest[query] = (TopK)parts[0][query];
            foreach (var part in parts.Skip(1))
                nearest[query].Merge((TopK)part[query]);
        }

        return nearest;
    }

    public override ScoreTable All(int query, CancellationToken cancellationToken)
    {
        var table = new ScoreTable(_slots.Limit);
        Run(query, () => [table]);
        return table;
    }

    // Gives the sinks of all threads. The last chunk may still be filled: only the caller's own read sees it as it was.
    private ScoreSink[][] Run(int firstQuery, Func<ScoreSink[]> newSinks)
    {
        try
        {
            var first = _slots.First / _capacity;
            var full = Math.Max(first, _slots.Limit / _capacity);
            var workers = _load.Workers(full - first, threads);
            Worker[] all = [.. Enumerable.Range(0, workers).Select(_ => new Worker(_load, scorer, _capacity, firstQuery, newSinks()))];
            var (_, failure) = _load.Visit(session, first, full, workers, (blob, chunk, worker) => all[worker].Scan(blob, chunk, _capacity));
            if (failure is not null)
                ExceptionDispatchInfo.Throw(failure);
            if (full * _capacity < _slots.Limit)
            {
                using var blob = _load.Open(session);
                all[0].Scan(blob, full, _slots.Limit - (full * _capacity));
            }

            return [.. all.Select(static worker => worker.Sinks)];
        }
        finally
        {
            ended();
        }
    }

    /// <summary>What one thread works with.</summary>
    private sealed class Worker(ChunkLoad load, BlockScorer scorer, int capacity, int firstQuery, ScoreSink[] sinks)
    {
        private readonly VectorBlock _block = load.NewBlock();
        private readonly float[] _scores = new float[capacity * Math.Min(sinks.Length, VectorScan.QueriesAtATime)];

        public ScoreSink[] Sinks => sinks;

        [SkipLocalsInit]
        public void Scan(ChunkBlob blob, long chunk, int count)
        {
            Span<int> places = stackalloc int[capacity];
            var firstSlot = (int)chunk * capacity;
            if (scorer.Slots.Collect(firstSlot, capacity, null, places) == 0)
                return;
            _ = load.Read(blob, chunk, _block, ..count, default);
            places = places[..scorer.Slots.Collect(firstSlot, capacity, _block.Present, places)];
            for (var first = 0; first < sinks.Length; first += VectorScan.QueriesAtATime)
                scorer.Score(_block, places, firstSlot, firstQuery + first, sinks.AsSpan(first, Math.Min(VectorScan.QueriesAtATime, sinks.Length - first)), _scores);
        }
    }
}
