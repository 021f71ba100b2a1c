using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// A search through a graph, with an exact scan beside it for the slots that the graph does not have. Where so few slots count that
/// scanning them is quicker, or a walk turns out to be longer than a scan, or finds too few, the scan answers.
/// </summary>
/// <param name="graph">The graph; it may grow meanwhile.</param>
/// <param name="vectors">The vectors of its slots.</param>
/// <param name="queries">The queries.</param>
/// <param name="slots">The slots that count.</param>
/// <param name="options">How to search.</param>
/// <param name="newScan">Begins an exact scan of a set of slots.</param>
internal sealed class GraphScan(
    HnswGraph graph, LoadedVectors vectors, QueryVectors queries, SlotSet slots, GraphScanOptions options, Func<SlotSet, FieldScan> newScan) : FieldScan
{
    // What a hit of a walk costs, in rows of a scan: some dozen vectors that lie anywhere, against rows one after the other.
    private const int VectorsPerHit = 12;

    // While the vectors lie in the processor's cache.
    private const int CachedRowsPerHit = 24;
    private const long CachedBytes = 16L << 20;

    // What waiting for memory costs, in bytes read meanwhile; and the least that a row of a scan counts for.
    private const double BytesPerWait = 1000;
    private const int MinScannedBytes = 128;

    // A walk may look at so many times the vectors that one without a filter would.
    private const int MinBudget = 64;

    // Queries that come together share what a scan reads.
    private const int SharingQueries = 4;
    private const int SharedScan = 4;

    // Slots below it are answered by the graph, all others by a scan.
    private readonly int _limit = Math.Min(graph.Indexed, slots.Limit) / 64 * 64;
    private readonly long _count = slots.Count;

    private bool IsCached => (long)graph.Count * vectors.RowBytes <= CachedBytes;

    private double RowsPerHit => IsCached ? CachedRowsPerHit : VectorsPerHit * (BytesPerWait + vectors.RowBytes) / Math.Max(MinScannedBytes, ScannedBytes);

    private int ScannedBytes => vectors.HasCodes && queries.Count <= VectorScan.MaxCodedQueries ? vectors.Dimension : vectors.RowBytes;

    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        if (!IsWorthwhile(k) || Walk(k, cancellationToken) is not { } nearest)
            return newScan(slots).Nearest(k, cancellationToken);
        if (_limit >= slots.Limit)
            return nearest;
        var rest = newScan(slots.From(_limit)).Nearest(k, cancellationToken);
        for (var query = 0; query < nearest.Length; query++)
            nearest[query].Merge(rest[query]);
        return nearest;
    }

    public override ScoreTable All(int query, CancellationToken cancellationToken) => newScan(slots).All(query, cancellationToken);

    // A walk meets a hit as often as slots of the graph are hits.
    private bool IsWorthwhile(int k)
    {
        var scan = (double)_count / (queries.Count >= SharingQueries ? SharedScan : 1);
        var tail = slots.Limit - _limit;
        var walk = (double)options.EfFor(k) * RowsPerHit * Math.Max(1, graph.Count / (double)Math.Max(1, _count));
        return tail <= slots.Limit / 2 && walk + tail < scan;
    }

    // A walk that turns out to be long is given up when it has cost as much as the scan that follows.
    private long Budget(int k) => IsCached ? _count : Math.Max(MinBudget * (long)options.EfFor(k), (long)(_count * VectorsPerHit / RowsPerHit));

    private TopK[]? Walk(int k, CancellationToken cancellationToken)
    {
        var scoring = new GraphScoring(vectors.Elements, vectors.Rows, vectors.Dimension, graph.Parameters.Metric);
        var nearest = new TopK[queries.Count];
        var gaveUp = false;
        SharedWork.Run(queries.Count, options.Threads, query =>
        {
            if (Volatile.Read(ref gaveUp) || cancellationToken.IsCancellationRequested)
                return;
            if (Find(scoring, query, k, cancellationToken) is { } found)
                nearest[query] = found;
            else
                Volatile.Write(ref gaveUp, true);
        });
        cancellationToken.ThrowIfCancellationRequested();

        // Vectors and queries were read through pointers that the collector does not see.
        GC.KeepAlive(vectors);
        GC.KeepAlive(queries);
        return gaveUp ? null : nearest;
    }

    private unsafe TopK? Find(GraphScoring scoring, int query, int k, CancellationToken cancellationToken)
    {
        var sought = new GraphQuery(queries.Vector(query), graph.Parameters.Metric == Metric.Cosine ? queries.InverseNorm(query) : 1);
        var goal = new WalkGoal(Level: 0, options.EfFor(k)) { Hits = slots, HitLimit = _limit, Budget = Budget(k) };
        if (graph.Find(scoring, sought, goal, cancellationToken) is not { } found)
            return null;

        // Parts of a graph that no walk reaches are not supposed to be there; rows are never missing because of them.
        if (found.Length < Math.Min(k, _count - (slots.Limit - _limit)))
            return null;
        var nearest = new TopK(k);
        foreach (var (score, slot) in found)
        {
            if (score >= nearest.Threshold)
                nearest.Add(score, slot);
        }

        return nearest;
    }
}

/// <summary>How a graph is searched.</summary>
/// <param name="Ef">How many hits a walk keeps, as the caller asked; null for the engine's choice.</param>
/// <param name="Threads">How many queries are searched for at once.</param>
internal readonly record struct GraphScanOptions(int? Ef, int Threads)
{
    private const int MinEf = 96;

    public int EfFor(int k) => Math.Max(k, Ef ?? Math.Max(MinEf, k + (k / 2)));
}
