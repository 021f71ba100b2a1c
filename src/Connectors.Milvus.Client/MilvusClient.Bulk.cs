using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Inserts any number of records: reads the source, cuts it into batches and writes several at once, as fast as the server takes them
    /// and no faster than it does. Memory holds the batches on their way and one more. Generated keys are written back into the records.
    /// A rate limit is waited out by the client's retries. Milvus does not check that primary keys are new.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="records">The records; enumerated once, by one flow. Leave a record alone from when it is given out to the end of the call.</param>
    /// <param name="options">Batches, concurrency, progress; null for the defaults.</param>
    /// <param name="map">How the record type maps onto fields; null reads it from the type's attributes and properties.</param>
    /// <param name="cancellationToken">
    /// Stops reading at once, and lets the batches on their way finish for <see cref="MilvusIngestOptions.DrainTimeout"/>.
    /// </param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <returns>What was written: every record of the source.</returns>
    /// <exception cref="MilvusIngestException">A record, a batch or the source failed; the outcome says which records are written.</exception>
    /// <exception cref="MilvusIngestCanceledException">The token was cancelled; the outcome says which records are written.</exception>
    [Covers("insert (any number of rows)", nameof(MilvusRpcs.Insert))]
    public Task<MilvusIngestOutcome> InsertManyAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IAsyncEnumerable<TRecord> records,
        MilvusIngestOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        options ??= new MilvusIngestOptions();
        map ??= MilvusRecordMap.Default<TRecord>();
        Ingestion.CheckInsert(options);
        var insert = options.ToInsert();
        var target = new IngestTarget<TRecord>(
            collection,
            map,
            new RowForm { HasGeneratedKeys = options.KeepKeys },
            token => Begin("InsertMany", collection, options.BatchTimeout, token),
            (operation, rows) => RowWrites.InsertAsync(operation, rows, map, insert));
        return IngestAsync(target, records, options, cancellationToken);
    }

    /// <inheritdoc cref="InsertManyAsync{TRecord}(string, IAsyncEnumerable{TRecord}, MilvusIngestOptions, MilvusRecordMap{TRecord}, CancellationToken)"/>
    [Covers("insert (any number of rows)", nameof(MilvusRpcs.Insert))]
    public Task<MilvusIngestOutcome> InsertManyAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IEnumerable<TRecord> records,
        MilvusIngestOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        return InsertManyAsync(collection, records.ToAsyncEnumerable(), options, map, cancellationToken);
    }

    /// <summary>
    /// Upserts any number of records: reads the source, cuts it into batches and writes several at once, as fast as the server takes them
    /// and no faster than it does. Can be repeated: what was written is replaced by the same, unless elements are appended to arrays. Where a
    /// key comes twice in the source, set <see cref="MilvusIngestOptions.MaxConcurrency"/> to 1, so that the later record wins. With
    /// <see cref="MilvusIngestOptions.PartialUpdate"/> fields that are not sent keep their values.
    /// </summary>
    /// <inheritdoc cref="InsertManyAsync{TRecord}(string, IAsyncEnumerable{TRecord}, MilvusIngestOptions, MilvusRecordMap{TRecord}, CancellationToken)"/>
    [Covers("upsert (any number of rows)", nameof(MilvusRpcs.Upsert))]
    public Task<MilvusIngestOutcome> UpsertManyAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IAsyncEnumerable<TRecord> records,
        MilvusIngestOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        options ??= new MilvusIngestOptions();
        map ??= MilvusRecordMap.Default<TRecord>();
        Ingestion.CheckUpsert(options);
        var upsert = options.ToUpsert();
        var target = new IngestTarget<TRecord>(
            collection,
            map,
            WriteRequests.Form(upsert) with { HasGeneratedKeys = true },
            token => Begin("UpsertMany", collection, options.BatchTimeout, token),
            (operation, rows) => RowWrites.UpsertAsync(operation, rows, map, upsert));
        return IngestAsync(target, records, options, cancellationToken);
    }

    /// <inheritdoc cref="UpsertManyAsync{TRecord}(string, IAsyncEnumerable{TRecord}, MilvusIngestOptions, MilvusRecordMap{TRecord}, CancellationToken)"/>
    [Covers("upsert (any number of rows)", nameof(MilvusRpcs.Upsert))]
    public Task<MilvusIngestOutcome> UpsertManyAsync<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(
        string collection,
        IEnumerable<TRecord> records,
        MilvusIngestOptions? options = null,
        MilvusRecordMap<TRecord>? map = null,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        return UpsertManyAsync(collection, records.ToAsyncEnumerable(), options, map, cancellationToken);
    }

    private async Task<MilvusIngestOutcome> IngestAsync<TRecord>(
        IngestTarget<TRecord> target, IAsyncEnumerable<TRecord> records, MilvusIngestOptions options, CancellationToken cancellationToken)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        Limits.RequireName(target.Collection, "collection");
        Ingestion.Check(options);
        using var run = new IngestRun<TRecord>(target, options, _core.Options.TimeProvider, cancellationToken);
        return await run.RunAsync(records).ConfigureAwait(false);
    }
}
