using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;

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
    /// <exception cref="ArgumentException">The keys or the record type do not fit the collection.</exception>
    [Covers("get", nameof(MilvusRpcs.Query))]
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

    /// <summary>
    /// Gets the records for which a filter holds, in the server's order unless <see cref="MilvusQueryOptions.OrderBy"/> is set: at most 16,384,
    /// offset included. For more there is <see cref="QueryIteratorAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="filter">The filter; null or empty means all, and needs a limit.</param>
    /// <param name="options">Limit, offset, output fields, partitions, consistency; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">There is neither filter nor limit, a limit is out of range, or the record type does not fit the collection.</exception>
    [Covers("query", nameof(MilvusRpcs.Query))]
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
    /// <exception cref="ArgumentException">The options have a limit, an offset or output fields.</exception>
    [Covers("query count(*)", nameof(MilvusRpcs.Query))]
    public async Task<long> CountAsync(
        string collection, MilvusFilter? filter = null, MilvusQueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusQueryOptions();
        var prepared = PreparedFilter.For(filter);
        QueryRequests.CheckCount(options);
        var operation = Begin("Count", collection, options.Timeout, cancellationToken);
        await ReadParameters.RequireAsync(operation, options).ConfigureAwait(false);
        return await RowReads.CountAsync(operation, prepared, options).ConfigureAwait(false);
    }

    /// <summary>
    /// Numbers computed of the records for which a filter holds, in all or by group. Needs Milvus 3.0.
    /// <code>await client.AggregateAsync("shop", "stock > 0", ["count(*)", "avg(price)"], new() { GroupBy = ["category"] })</code>
    /// </summary>
    /// <param name="collection">The collection's name or alias; it must be loaded.</param>
    /// <param name="filter">The filter; null or empty means all.</param>
    /// <param name="aggregates">What is computed: <c>count(*)</c>, <c>count(f)</c>, <c>sum(f)</c>, <c>avg(f)</c>, <c>min(f)</c>, <c>max(f)</c>.</param>
    /// <param name="options">Groups, their order and limit; null for one group of everything.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One dictionary for each group, with the grouping fields and the aggregates as they were asked for.</returns>
    [Covers("query group_by / aggregates", nameof(MilvusRpcs.Query), Needs = nameof(ServerFeatures.QueryAggregation))]
    public Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> AggregateAsync(
        string collection,
        MilvusFilter? filter,
        IReadOnlyList<string> aggregates,
        MilvusAggregateOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        options ??= new MilvusAggregateOptions();
        var prepared = PreparedFilter.For(filter);
        QueryRequests.CheckAggregate(aggregates, options);
        return RowReads.AggregateAsync(Begin("Aggregate", collection, options.Timeout, cancellationToken), prepared, aggregates, options);
    }
}
