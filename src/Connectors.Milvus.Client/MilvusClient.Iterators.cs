using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Goes through all records for which a filter holds, in the order of their keys, page by page. Shows the moment at which it began:
    /// what is written meanwhile does not appear, and nothing appears twice or is left out. Calls are made as records are taken. Drops
    /// and creations of the collection meanwhile end it with an error. (Milvus Lite keeps no moment and no order.)
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="filter">The filter; null or empty means all.</param>
    /// <param name="options">Batch size, limit, output fields; the timeout is that of one call. Null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Ends the iteration.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    [Covers("query_iterator", nameof(MilvusRpcs.Query))]
    public IAsyncEnumerable<TRecord> QueryIteratorAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusFilter? filter = null,
        MilvusQueryIteratorOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        options ??= new MilvusQueryIteratorOptions();
        ReadChecks.Check(options);
        IteratorReads.Check(options.BatchSize, options.Limit, nameof(options));
        _ = PreparedFilter.For(filter);
        _ = Begin("QueryIterator", collection, options.Timeout, cancellationToken);
        return new QueryIterator<TRecord>(
            token => Begin("QueryIterator", collection, options.Timeout, token), filter, options, map ?? MilvusRecordMap.Default<TRecord>())
            .RunAsync(cancellationToken);
    }

    /// <summary>
    /// Goes through hits, the best one first, as far as they are taken: beyond the 16,384 of one search to the end of the collection.
    /// Shows the moment at which it began where the server can (Milvus 2.5.2 and newer).
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="vector">One query vector.</param>
    /// <param name="options">Batch size, limit, filter, output fields; the timeout is that of one call. Null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Ends the iteration.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    [Covers("search_iterator", nameof(MilvusRpcs.Search))]
    public IAsyncEnumerable<MilvusHit<TRecord>> SearchIteratorAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusVectors vector,
        MilvusSearchIteratorOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(vector);
        options ??= new MilvusSearchIteratorOptions();
        IteratorReads.Check(options.BatchSize, options.Limit, nameof(options));
        Limits.RequireRange(vector.Count, 1, 1, "The number of query vectors", "An iterator goes through the hits of one.", nameof(vector));
        SearchChecks.Check(vector, options.ToSearch());
        _ = PreparedFilter.For(options.Filter);
        _ = Begin("SearchIterator", collection, options.Timeout, cancellationToken);
        return new SearchIterator<TRecord>(
            token => Begin("SearchIterator", collection, options.Timeout, token), vector, options, map ?? MilvusRecordMap.Default<TRecord>())
            .RunAsync(cancellationToken);
    }
}
