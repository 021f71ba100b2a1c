using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Gets records by primary key. Keys that name no record are left out; the order of the answer is the server's.
    /// No keys means no call.
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="ids">The primary keys.</param>
    /// <param name="options">Output fields, partitions, consistency; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    public Task<IReadOnlyList<TRecord>> GetAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusIds ids,
        MilvusGetOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(ids);
        options ??= new MilvusGetOptions();
        ReadChecks.Check(options);
        var operation = Begin("Get", collection, options.Timeout, cancellationToken);
        return ids.Count == 0
            ? Task.FromResult<IReadOnlyList<TRecord>>([])
            : RowReads.GetAsync(operation, ids, options, map ?? MilvusRecordMap.Default<TRecord>());
    }

    /// <summary>Gets the records for which a filter holds, in the server's order.</summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="filter">The filter; null or empty means all, and needs a limit.</param>
    /// <param name="options">Limit, offset, output fields, partitions, consistency; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    public Task<IReadOnlyList<TRecord>> QueryAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        MilvusFilter? filter,
        MilvusQueryOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        options ??= new MilvusQueryOptions();
        var prepared = PreparedFilter.For(filter);
        QueryRequests.Check(prepared, options);
        var operation = Begin("Query", collection, options.Timeout, cancellationToken);
        return RowReads.QueryAsync(operation, prepared, options, map ?? MilvusRecordMap.Default<TRecord>());
    }

    /// <summary>The exact number of records for which a filter holds.</summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="filter">The filter; null or empty counts all.</param>
    /// <param name="options">Partitions and consistency; limit, offset and output fields are refused.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<long> CountAsync(
        string collection, MilvusFilter? filter = null, MilvusQueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusQueryOptions();
        var prepared = PreparedFilter.For(filter);
        QueryRequests.CheckCount(options);
        return RowReads.CountAsync(Begin("Count", collection, options.Timeout, cancellationToken), prepared, options);
    }

    /// <summary>Finds the records whose vectors are nearest to each query vector.</summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="vectors">One or more query vectors of the field's dimension.</param>
    /// <param name="options">Vector field, limit, filter and search parameters; null for the ten nearest.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
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
        var prepared = PreparedFilter.For(options.Filter);
        SearchInput.Check(vectors, options);
        var operation = Begin("Search", collection, options.Timeout, cancellationToken);
        return RowReads.SearchAsync(operation, vectors, prepared, options, map ?? MilvusRecordMap.Default<TRecord>());
    }
}
