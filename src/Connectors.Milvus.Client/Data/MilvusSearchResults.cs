using System.Collections;

namespace Connectors.Milvus.Client;

/// <summary>One found record.</summary>
/// <param name="Id">The record's primary key.</param>
/// <param name="Score">
/// The score under the index's metric: larger is better for IP, COSINE and BM25, smaller is better for L2, HAMMING and JACCARD.
/// Of a hybrid search: the ranker's, larger is better.
/// </param>
/// <param name="Record">The record, with the output fields filled.</param>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed record MilvusHit<TRecord>(MilvusId Id, float Score, TRecord Record)
    where TRecord : class
{
    /// <summary>
    /// Which element of an array of structs was found, from 0; null where whole records are searched. A vector inside an array of structs
    /// that has a plain metric is searched by element, and one record may be found several times:
    /// <code>hit.Record.Chunks[(int)hit.ElementIndex!]</code>
    /// A search by lists of vectors, under one of the MAX_SIM metrics, finds records as wholes.
    /// </summary>
    public long? ElementIndex { get; init; }

    /// <summary>The values that the hit is grouped by, in the order of the grouping fields; empty without grouping.</summary>
    public IReadOnlyList<object?> GroupValues { get; init; } = [];

    /// <summary>What the highlighter marked, by field; empty without one.</summary>
    public IReadOnlyDictionary<string, MilvusHighlight> Highlights { get; init; } = HitDefaults.NoHighlights;
}

/// <summary>What hits have in common, in one place for all record types.</summary>
internal static class HitDefaults
{
    public static readonly IReadOnlyDictionary<string, MilvusHighlight> NoHighlights = new Dictionary<string, MilvusHighlight>();
}

/// <summary>
/// What a search found: one list of hits per query vector, in the order of the vectors, each with its best hit first.
/// A list may be shorter than the limit, or empty.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusSearchResults<TRecord> : IReadOnlyList<IReadOnlyList<MilvusHit<TRecord>>>
    where TRecord : class
{
    private readonly IReadOnlyList<IReadOnlyList<MilvusHit<TRecord>>> _queries;

    internal MilvusSearchResults(IReadOnlyList<IReadOnlyList<MilvusHit<TRecord>>> queries) => _queries = queries;

    /// <summary>The number of query vectors.</summary>
    public int Count => _queries.Count;

    /// <summary>The buckets of each query vector, where the search asked for an aggregation; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<MilvusBucket>> Buckets { get; internal init; } = [];

    /// <summary>The recall of each query vector's hits as the server estimates it, where it does; else empty.</summary>
    public IReadOnlyList<float> Recalls { get; internal init; } = [];

    /// <summary>What the server charges for the search, in its own units, and the data it read; null where it tells nothing.</summary>
    public MilvusReadCost? Cost { get; internal init; }

    /// <summary>The hits of one query vector.</summary>
    /// <param name="index">The query vector's position, from 0.</param>
    public IReadOnlyList<MilvusHit<TRecord>> this[int index] => _queries[index];

    /// <inheritdoc />
    public IEnumerator<IReadOnlyList<MilvusHit<TRecord>>> GetEnumerator() => _queries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>What an operation took, as servers with metering tell it.</summary>
public sealed record MilvusReadCost
{
    /// <summary>The server's own units.</summary>
    public long Units { get; init; }

    /// <summary>The bytes that were looked at.</summary>
    public long ScannedBytes { get; init; }

    /// <summary>Those that came from remote storage.</summary>
    public long ScannedRemoteBytes { get; init; }

    /// <summary>How much of the data was in a cache, 0 to 1; null where the server does not tell.</summary>
    public double? CacheHitRatio { get; init; }
}
