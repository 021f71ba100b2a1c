using System.Buffers;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact search list by list: the sum of every row that shares an index with the query is built up, then the greatest sums of the set
/// are picked. As in Milvus, a row whose sum is 0 is no hit. Several queries use several threads.
/// </summary>
internal abstract class PostingScan(int queries, SlotSet slots, ScoreRange range, int threads) : FieldScan
{
    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        var nearest = new TopK[queries];
        SharedWork.Run(queries, threads, query =>
        {
            var sink = nearest[query] = new TopK(k);
            if (!cancellationToken.IsCancellationRequested)
                Scan(query, sink, cancellationToken);
        });
        cancellationToken.ThrowIfCancellationRequested();
        return nearest;
    }

    public override ScoreTable All(int query, CancellationToken cancellationToken)
    {
        var table = new ScoreTable(slots.Limit);
        Scan(query, table, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return table;
    }

    /// <summary>Adds what the rows score for a query, by slot; there are sums for the slots below the span's length. Several threads call at once.</summary>
    protected abstract void AddScores(int query, Span<float> sums, CancellationToken cancellationToken);

    private void Scan(int query, ScoreSink sink, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<float>.Shared.Rent(slots.Limit);
        var sums = rented.AsSpan(0, slots.Limit);
        sums.Clear();
        AddScores(query, sums, cancellationToken);
        Pick(sums, sink);
        ArrayPool<float>.Shared.Return(rented);
    }

    private void Pick(ReadOnlySpan<float> sums, ScoreSink sink)
    {
        const int Step = 512;
        Span<int> places = stackalloc int[Step];
        for (var start = 0; start < slots.Limit; start += Step)
        {
            foreach (var place in places[..slots.Collect(start, Step, null, places)])
            {
                var score = sums[start + place];
                if (score != 0 && score >= sink.Threshold && range.Holds(score))
                    sink.Add(score, start + place);
            }
        }
    }
}
