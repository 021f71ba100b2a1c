using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Inserts records. All are checked before anything is sent. Generated keys are returned and written back into the records.
    /// Milvus does not check that primary keys are new: to replace records use upsert. No records means no call.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="records">The records; enumerated once.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call; whether the server has the rows is then unknown.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">
    /// A record does not fit the collection: the message names its position, property and field. Or all of them take more than the 64 MiB
    /// of one request: <see cref="InsertManyAsync{TRecord}(string, IEnumerable{TRecord}, MilvusIngestOptions, MilvusRecordMap{TRecord}, CancellationToken)"/> cuts them into batches.
    /// </exception>
    [OverloadResolutionPriority(1)]
    [Covers("insert", nameof(MilvusRpcs.Insert))]
    public Task<MilvusMutationResult> InsertAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IEnumerable<TRecord> records,
        MilvusInsertOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        Limits.RequireName(collection, nameof(collection));
        var rows = Rows(records);
        return rows.Count == 0
            ? Task.FromResult(MilvusMutationResult.None)
            : RowWrites.InsertAsync(
                Begin("Insert", collection, options?.Timeout, cancellationToken), rows, map ?? MilvusRecordMap.Default<TRecord>(), options ?? new());
    }

    /// <summary>Inserts one record. To insert several, give them in one call: it is far cheaper.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call; whether the server has the row is then unknown.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">The record does not fit the collection, or is larger than the 64 MiB of one request.</exception>
    [Covers("insert", nameof(MilvusRpcs.Insert))]
    public Task<MilvusMutationResult> InsertAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        TRecord record,
        MilvusInsertOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class =>
        InsertAsync(collection, One(record), options, map, cancellationToken);

    /// <summary>
    /// Inserts records, replacing those that have the same primary key. All are checked before anything is sent. On a collection
    /// with generated keys the records must carry the old keys, and the server answers with new ones, which are written back.
    /// No records means no call.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="records">The records; enumerated once.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call; whether the server has the rows is then unknown.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">
    /// A record does not fit the collection: the message names its position, property and field. Or all of them take more than the 64 MiB
    /// of one request: <see cref="UpsertManyAsync{TRecord}(string, IEnumerable{TRecord}, MilvusIngestOptions, MilvusRecordMap{TRecord}, CancellationToken)"/> cuts them into batches.
    /// </exception>
    [OverloadResolutionPriority(1)]
    [Covers("upsert", nameof(MilvusRpcs.Upsert))]
    public Task<MilvusMutationResult> UpsertAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IEnumerable<TRecord> records,
        MilvusUpsertOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        Limits.RequireName(collection, nameof(collection));
        WriteRequests.Check(options ?? new());
        var rows = Rows(records);
        return rows.Count == 0
            ? Task.FromResult(MilvusMutationResult.None)
            : RowWrites.UpsertAsync(
                Begin("Upsert", collection, options?.Timeout, cancellationToken), rows, map ?? MilvusRecordMap.Default<TRecord>(), options ?? new());
    }

    /// <summary>Inserts one record, replacing the one that has the same primary key. To upsert several, give them in one call.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">Cancels the call; whether the server has the row is then unknown.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">The record does not fit the collection, or is larger than the 64 MiB of one request.</exception>
    [Covers("upsert", nameof(MilvusRpcs.Upsert))]
    public Task<MilvusMutationResult> UpsertAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        TRecord record,
        MilvusUpsertOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class =>
        UpsertAsync(collection, One(record), options, map, cancellationToken);

    /// <summary>
    /// Deletes records by primary key. Works on collections that are not loaded. Deleting what is not there is no error.
    /// No keys means no call.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="ids">The primary keys.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; whether the rows are gone is then unknown.</param>
    /// <returns>A count of the keys given, whether they were there or not: that is what Milvus counts.</returns>
    /// <exception cref="ArgumentException">The keys are not of the primary key's type.</exception>
    [Covers("delete", nameof(MilvusRpcs.Delete))]
    public Task<MilvusMutationResult> DeleteAsync(
        string collection, MilvusIds ids, MilvusDeleteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var operation = Begin("Delete", collection, options?.Timeout, cancellationToken);
        return ids.Count == 0
            ? Task.FromResult(MilvusMutationResult.None)
            : RowWrites.DeleteAsync(operation, ids, options?.PartitionName);
    }

    /// <summary>
    /// Deletes the records for which a filter holds. The collection must be loaded. A plain text could be a key as well as a filter, so
    /// say which: <c>new MilvusFilter("year &lt; 2000")</c>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="filter">The filter; an empty one is refused.</param>
    /// <param name="options">Partition and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; whether the rows are gone is then unknown.</param>
    /// <returns>The number of rows that were deleted.</returns>
    /// <exception cref="ArgumentException">The filter is empty, or a parameter of it cannot be sent.</exception>
    [Covers("delete", nameof(MilvusRpcs.Delete))]
    public Task<MilvusMutationResult> DeleteAsync(
        string collection, MilvusFilter filter, MilvusDeleteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var prepared = PreparedFilter.For(filter);
        if (prepared.IsEmpty)
        {
            throw new ArgumentException(
                "An empty filter would delete every row. To do that, drop the collection and create it again, or delete by a filter that names the rows.",
                nameof(filter));
        }

        return RowWrites.DeleteAsync(Begin("Delete", collection, options?.Timeout, cancellationToken), prepared, options?.PartitionName);
    }

    private static IReadOnlyList<TRecord> Rows<TRecord>(IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records as IReadOnlyList<TRecord> ?? [.. records];
    }

    private static IEnumerable<TRecord> One<TRecord>(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [record];
    }
}
