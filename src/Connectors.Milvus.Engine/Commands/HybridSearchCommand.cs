namespace Connectors.Milvus.Engine;

/// <summary>Several searches whose hits are merged into one ranking. Filters, vectors and metrics belong to the searches.</summary>
public sealed record HybridSearchCommand
{
    /// <summary>The searches, 1 to 1,024, over one collection with one query vector count; their output fields are not read.</summary>
    public required IReadOnlyList<SearchCommand> Searches { get; init; }

    /// <summary>How the hits are merged.</summary>
    public required HybridRanker Ranker { get; init; }

    /// <summary>Hits per query vector, 1 to 16,384.</summary>
    public required long Limit { get; init; }

    /// <summary>Hits to skip; limit and offset together at most 16,384.</summary>
    public long Offset { get; init; }

    /// <summary>Decimals to round scores to, 0 to 6; -1 leaves them.</summary>
    public int RoundDecimal { get; init; } = -1;

    /// <summary>Field names, dynamic keys or <c>*</c>; empty means no columns beside id and score.</summary>
    public IReadOnlyList<string> OutputFields { get; init; } = [];

    /// <summary>Puts the merged hits into another order than the scores'; it finds no others.</summary>
    public IReadOnlyList<OrderByField> OrderBy { get; init; } = [];
}

/// <summary>A way to merge rankings.</summary>
public abstract record HybridRanker
{
    private protected HybridRanker()
    {
    }
}

/// <summary>Reciprocal rank fusion: a hit scores the sum of 1 / (k + rank), ranks from 1.</summary>
/// <param name="K">The smoothing constant, more than 0 and less than 16,384.</param>
public sealed record ReciprocalRankRanker(double K = 60) : HybridRanker;

/// <summary>A weighted sum of scores.</summary>
/// <param name="Weights">One weight per search, 0 to 1.</param>
/// <param name="NormalizeScores">Whether scores are first mapped to 0…1 (arctangent for IP, L2 and BM25, (1 + s) / 2 for COSINE).</param>
public sealed record WeightedRanker(IReadOnlyList<double> Weights, bool NormalizeScores = true) : HybridRanker;
