using System.Runtime.CompilerServices;
using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact scan of slots that lie far apart, as a filter leaves them. The codes of all of them are looked at first, which says in which few
/// places floats must be read: those of the best bounds, and then whatever may still be better. Memory is asked for rows some steps ahead, since
/// the processor foresees no pattern in them.
/// </summary>
internal sealed class ScatteredScan(LoadedVectors vectors, BlockScorer scorer, CodedQuery[] coded, int threads)
{
    // At a time between looks at the token, and what one thread takes.
    private const int RowsAtATime = 4096;

    // Codes are made a little by every scan: of all at once they would cost more than many such scans.
    private const int CodedBlocksPerScan = 32;

    public TopK[] Nearest(int k, CancellationToken cancellationToken)
    {
        var slots = Collect();
        var bounds = new float[slots.Length];
        var nearest = new TopK[coded.Length];
        for (var query = 0; query < coded.Length; query++)
        {
            Bound(slots, coded[query], bounds, cancellationToken);
            nearest[query] = Refine(slots, bounds, query, k);
        }

        return nearest;
    }

    // The members that have a vector.
    [SkipLocalsInit]
    private int[] Collect()
    {
        var members = new int[scorer.Slots.Count];
        Span<int> places = stackalloc int[vectors.BlockCapacity];
        var (count, toCode) = (0, CodedBlocksPerScan);
        for (var start = scorer.Slots.First / vectors.BlockCapacity * vectors.BlockCapacity; start < scorer.Slots.Limit; start += vectors.BlockCapacity)
        {
            var index = start / vectors.BlockCapacity;
            var block = vectors.Block(index);
            var before = count;
            foreach (var place in places[..scorer.Slots.Collect(start, vectors.BlockCapacity, block.Present, places)])
                members[count++] = start + place;
            if (count > before && block.Coded is null && toCode-- > 0)
                _ = vectors.Coded(index);
        }

        return members[..count];
    }

    private void Bound(int[] slots, CodedQuery query, float[] bounds, CancellationToken cancellationToken)
    {
        var parts = (slots.Length + RowsAtATime - 1) / RowsAtATime;
        void Work(int part)
        {
            var rows = Math.Min(RowsAtATime, slots.Length - (part * RowsAtATime));
            if (!cancellationToken.IsCancellationRequested)
                query.Bound(vectors, slots.AsSpan(part * RowsAtATime, rows), bounds.AsSpan(part * RowsAtATime, rows));
        }

        if (parts == 1)
            Work(0);
        else
            SharedWork.Run(parts, threads, Work);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private TopK Refine(int[] slots, float[] bounds, int query, int k)
    {
        var promising = new TopK(k);
        for (var index = 0; index < bounds.Length; index++)
        {
            if (float.IsNaN(bounds[index]))
                bounds[index] = float.PositiveInfinity;
            if (bounds[index] >= promising.Threshold)
                promising.Add(bounds[index], index);
        }

        var nearest = new TopK(k);
        foreach (var (_, index) in promising.ToArray())
        {
            Offer(index);
            bounds[index] = float.NegativeInfinity;
        }

        for (var index = 0; index < bounds.Length; index++)
        {
            if (bounds[index] >= nearest.Threshold && bounds[index] > float.NegativeInfinity)
                Offer(index);
        }

        return nearest;

        void Offer(int index)
        {
            if (bounds[index] >= nearest.Threshold)
                scorer.ScoreOne(vectors.Block(slots[index] / vectors.BlockCapacity), slots[index] % vectors.BlockCapacity, slots[index], query, nearest);
        }
    }
}
