using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Finds the records whose vectors are nearest to each query vector, or whose texts fit each query text best.</summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="vectors">One or more query vectors of the field's kind and dimension, or texts.</param>
    /// <param name="options">Vector field, limit, filter and search parameters; null for the ten nearest.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    [Covers("search", nameof(MilvusRpcs.Search))]
    public Task<MilvusSearchResults<TRecord>> SearchAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusVectors vectors,
        MilvusSearchOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(vectors);
        options ??= new MilvusSearchOptions();
        var filter = PreparedFilter.For(options.Filter);
        SearchChecks.Check(vectors, options);
        var operation = Begin("Search", collection, options.Timeout, cancellationToken);
        return new RecordSearch<TRecord>(
            operation, schema => SearchInput.For(schema, vectors, options), filter, options, map ?? MilvusRecordMap.Default<TRecord>()).RunAsync();
    }

    /// <summary>
    /// Finds the records whose vectors are nearest to those of stored records. A record is nearest to itself, unless a filter leaves it out.
    /// Needs Milvus 2.6.9.
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="ids">The primary keys of the records to search with; each must exist.</param>
    /// <param name="options">Vector field, limit, filter and search parameters; null for the ten nearest.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    [Covers("search by primary keys", nameof(MilvusRpcs.Search), Needs = nameof(ServerFeatures.SearchByIds))]
    public async Task<MilvusSearchResults<TRecord>> SearchAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusIds ids,
        MilvusSearchOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(ids);
        options ??= new MilvusSearchOptions();
        var filter = PreparedFilter.For(options.Filter);
        SearchChecks.Check(ids, options);
        var operation = Begin("Search", collection, options.Timeout, cancellationToken);
        await operation.RequireAsync(ServerFeatures.SearchByIds).ConfigureAwait(false);
        return await new RecordSearch<TRecord>(
            operation, schema => SearchInput.For(schema, ids, options), filter, options, map ?? MilvusRecordMap.Default<TRecord>()).RunAsync()
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Searches several ways at once, in several vector fields, by vectors and by text, and ranks all hits together.
    /// <code>await client.HybridSearchAsync&lt;Doc&gt;("docs", [new(vector, "dense"), new(MilvusVectors.FromTexts(["solar power"]), "sparse")])</code>
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="legs">The searches, 1 to 1,024, each with as many query vectors.</param>
    /// <param name="ranker">How the hits become one list; null means reciprocal rank fusion.</param>
    /// <param name="options">Limit, output fields, groups; null for the ten best.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    [Covers("hybrid_search", nameof(MilvusRpcs.HybridSearch))]
    public Task<MilvusSearchResults<TRecord>> HybridSearchAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IReadOnlyList<MilvusSearchLeg> legs,
        MilvusRanker? ranker = null,
        MilvusHybridSearchOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(legs);
        options ??= new MilvusHybridSearchOptions();
        ranker ??= MilvusRanker.Rrf();
        HybridSearchRequests.Check(legs, ranker, options);
        var operation = Begin("HybridSearch", collection, options.Timeout, cancellationToken);
        return RowReads.HybridSearchAsync(operation, [.. legs], ranker, options, map ?? MilvusRecordMap.Default<TRecord>());
    }
}
