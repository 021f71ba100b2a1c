using System.Collections;

namespace Connectors.Milvus.Client;

/// <summary>One found record.</summary>
/// <param name="Id">The record's primary key.</param>
/// <param name="Score">
/// The score under the index's metric: larger is better for IP, COSINE and BM25, smaller is better for L2, HAMMING and JACCARD.
/// </param>
/// <param name="Record">The record, with the output fields filled.</param>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed record MilvusHit<TRecord>(MilvusId Id, float Score, TRecord Record)
    where TRecord : class;

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

    /// <summary>The hits of one query vector.</summary>
    /// <param name="index">The query vector's position, from 0.</param>
    public IReadOnlyList<MilvusHit<TRecord>> this[int index] => _queries[index];

    /// <inheritdoc />
    public IEnumerator<IReadOnlyList<MilvusHit<TRecord>>> GetEnumerator() => _queries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
