using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// What Milvus can be told of a hybrid search beyond the common options. Goes where a <see cref="HybridSearchOptions{TRecord}"/> goes:
/// <code>collection.HybridSearchAsync(vector, ["solar"], 5, new MilvusHybridSearchOptions&lt;Doc&gt; { Ranker = MilvusRanker.Weighted([0.7, 0.3]) })</code>
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusHybridSearchOptions<TRecord> : HybridSearchOptions<TRecord>
{
    private int _candidates = 100;

    /// <summary>
    /// How the hits by vector and the hits by keywords, in this order, become one list. Null means reciprocal rank fusion with a k of 60.
    /// The reported scores are the ranker's, larger being better, and <see cref="HybridSearchOptions{TRecord}.ScoreThreshold"/> is compared with them.
    /// </summary>
    public MilvusRanker? Ranker { get; set; }

    /// <summary>
    /// How many hits of each search the ranker sees, 1 to 16,384; 100 by default, and never fewer than skip and top together. Pages of one
    /// search fit together as long as they lie within.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 1 to 16,384.</exception>
    public int Candidates
    {
        get => _candidates;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, SearchWindow.Size);
            _candidates = value;
        }
    }
}
