using System.Runtime.Intrinsics.X86;
using Connectors.Milvus.Engine.Kernels;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>A query as the kernels want it. Whoever owns the memory keeps it alive while this is used.</summary>
internal readonly unsafe struct GraphQuery(byte* vector, float inverseNorm)
{
    public byte* Vector => vector;

    /// <summary>1 over its length; only COSINE looks at it.</summary>
    public float InverseNorm => inverseNorm;
}

/// <summary>The scores of slots, exactly as a scan computes them. Immutable.</summary>
internal sealed unsafe class GraphScoring(VectorElements elements, SlotRows rows, int dimension, Metric metric)
{
    private const int AtATime = 32;
    private const int CacheLine = 64;
    private const int PrefetchedBytes = 256;

    private readonly VectorScorer _scorer = elements.Scorer(metric);
    private readonly bool _isQueryStored = elements.QueryBytes(dimension) == rows.RowBytes;
    private readonly int _prefetched = Math.Min(rows.RowBytes, PrefetchedBytes);

    /// <summary>Slots from it on have no vector here yet.</summary>
    public int Limit => rows.Limit;

    public int QueryBytes => elements.QueryBytes(dimension);

    public bool IsNull(int slot) => rows.IsNull(slot);

    /// <summary>Whether two slots have the same vector, byte for byte.</summary>
    public bool AreEqual(int left, int right)
        => new ReadOnlySpan<byte>(rows[left], rows.RowBytes).SequenceEqual(new ReadOnlySpan<byte>(rows[right], rows.RowBytes));

    /// <summary>A slot's vector as a query, laid out in the buffer where it cannot be used as it is stored.</summary>
    public GraphQuery QueryOf(int slot, AlignedBytes buffer)
    {
        var row = rows[slot];
        var inverseNorm = metric == Metric.Cosine ? rows.InverseNorm(slot) : 1;
        if (_isQueryStored)
            return new GraphQuery(row, inverseNorm);
        elements.WriteQuery(new ReadOnlySpan<byte>(row, rows.RowBytes), new Span<byte>(buffer.Pointer, QueryBytes));
        return new GraphQuery(buffer.Pointer, inverseNorm);
    }

    /// <summary>Asks the processor for a vector that will be scored soon.</summary>
    public void Prefetch(int slot)
    {
        if (!Sse.IsSupported)
            return;
        var row = rows[slot];
        for (var at = 0; at < _prefetched; at += CacheLine)
            Sse.Prefetch0(row + at);
    }

    public float Score(GraphQuery query, int slot)
    {
        var score = _scorer.Score(query.Vector, rows[slot], dimension);
        return metric == Metric.Cosine ? score * rows.InverseNorm(slot) * query.InverseNorm : score;
    }

    public void Score(GraphQuery query, ReadOnlySpan<int> slots, Span<float> scores)
    {
        Span<nint> addresses = stackalloc nint[AtATime];
        for (var start = 0; start < slots.Length; start += AtATime)
        {
            var part = slots.Slice(start, Math.Min(AtATime, slots.Length - start));
            for (var index = 0; index < part.Length; index++)
                addresses[index] = (nint)rows[part[index]];
            _scorer.Score(query.Vector, addresses[..part.Length], dimension, scores[start..]);
        }

        if (metric != Metric.Cosine)
            return;
        for (var index = 0; index < slots.Length; index++)
            scores[index] = scores[index] * rows.InverseNorm(slots[index]) * query.InverseNorm;
    }
}
