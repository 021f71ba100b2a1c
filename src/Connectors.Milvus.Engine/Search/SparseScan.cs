using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>An exact search of a sparse field by inner product.</summary>
internal sealed class SparseScan(LoadedSparse vectors, SparseVectorColumn queries, SlotSet slots, ScoreRange range, int threads)
    : PostingScan(queries.Count, slots, range, threads)
{
    protected override void AddScores(int query, Span<float> sums, CancellationToken cancellationToken)
    {
        foreach (var (index, weight) in SparsePairs.Read(queries.Rows[query].Span))
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            if (vectors.Find(index) is { } list)
                Add(sums, list, weight);
        }
    }

    private static void Add(Span<float> sums, PostingList list, float weight)
    {
        var count = list.Count;
        var rows = list.Slots(count);
        var values = list.Values(count);
        for (var at = 0; at < rows.Length && rows[at] < sums.Length; at++)
            sums[rows[at]] += weight * values[at];
    }
}
