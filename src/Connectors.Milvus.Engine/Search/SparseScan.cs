using System.Buffers;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact search of a sparse field by inner product, list by list: the sum of every row that shares an index with the query is built
/// up, then the greatest sums of the set are picked. As in Milvus, a row whose sum is 0 is no hit. Several queries use several threads.
/// </summary>
internal sealed class SparseScan(LoadedSparse vectors, SparseVectorColumn queries, SlotSet slots, ScoreRange range, int threads) : FieldScan
{
    public override TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        var nearest = new TopK[queries.Count];
        Parallel.For(0, queries.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = CancellationToken.None }, query =>
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

    private void Scan(int query, ScoreSink sink, CancellationToken cancellationToken)
    {
        var sums = ArrayPool<float>.Shared.Rent(slots.Limit);
        Array.Clear(sums, 0, slots.Limit);
        foreach (var (index, weight) in SparsePairs.Read(queries.Rows[query].Span))
        {
            if (cancellationToken.IsCancellationRequested)
                break;
            if (vectors.Find(index) is { } list)
                Add(sums, list, weight);
        }

        Pick(sums, sink);
        ArrayPool<float>.Shared.Return(sums);
    }

    private void Add(float[] sums, PostingList list, float weight)
    {
        var count = list.Count;
        var rows = list.Slots(count);
        var values = list.Values(count);
        for (var at = 0; at < rows.Length && rows[at] < slots.Limit; at++)
            sums[rows[at]] += weight * values[at];
    }

    private void Pick(float[] sums, ScoreSink sink)
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
