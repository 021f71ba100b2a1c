using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <summary>Half of what Milvus takes in one request.</summary>
    private const int LargestCall = 32 * 1024 * 1024;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value cannot be stored; nothing was sent.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WriteAsync([record], cancellationToken);
    }

    /// <summary>
    /// Inserts records, or replaces those with their keys, in one call to Milvus (several where the records take more bytes than one holds) and one call per embedding generator. Of several records
    /// with the same key the last one is kept.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value cannot be stored; nothing was sent.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] batch = records as TRecord[] ?? [.. records];
        int missing = Array.IndexOf(batch, null);
        if (missing >= 0)
            throw new ArgumentException($"The record at position {missing} is null. Leave it out.", nameof(records));
        return batch.Length == 0 ? Task.CompletedTask : WriteAsync(batch, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DeleteAsync(_model.Key.ToIds([key]), cancellationToken);
    }

    /// <summary>Deletes the records that exist of several keys, in one call to Milvus.</summary>
    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        MilvusIds ids = _model.Key.ToIds([.. keys]);
        return ids.Count == 0 ? Task.CompletedTask : DeleteAsync(ids, cancellationToken);
    }

    private Task<MilvusMutationResult> DeleteAsync(MilvusIds ids, CancellationToken cancellationToken) =>
        _errors.RunAsync("Delete", _client.DeleteAsync(Name, ids, options: null, cancellationToken));

    private Task WriteAsync(TRecord[] records, CancellationToken cancellationToken)
    {
        // Generated keys are written back before the call: sent again after a failure, a record is still the same one.
        _model.Key.Prepare(records);
        records = _model.Key.IsServerGenerated ? LastOfEachGivenKey(records) : _model.Key.LastOfEachKey(records);
        return _errors.RunAsync("Upsert", _model.RowMap is { } map
            ? EmbedAndWriteAsync(records, map, cancellationToken)
            : WriteAsync(records, _model.Map, record => record, cancellationToken));
    }

    private async Task EmbedAndWriteAsync(TRecord[] records, MilvusRecordMap<Row<TRecord>> map, CancellationToken cancellationToken)
    {
        Embedding[][] generated = await GenerateAsync(records, cancellationToken).ConfigureAwait(false);
        var rows = new Row<TRecord>[records.Length];
        for (int index = 0; index < rows.Length; index++)
            rows[index] = new Row<TRecord>(records[index]) { Embeddings = generated[index] };
        await WriteAsync(rows, map, row => row.Record, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One call, or as many as the bytes need that Milvus takes in one; sizes are looked at only where there may be too many.</summary>
    private Task WriteAsync<[DynamicallyAccessedMembers(Trimming.Members)] TRow>(
        TRow[] rows, MilvusRecordMap<TRow> map, Func<TRow, TRecord> recordOf, CancellationToken cancellationToken)
        where TRow : class =>
        _model.Key.IsServerGenerated ? WriteGeneratedAsync(rows, map, recordOf, cancellationToken)
        : rows.Length * _model.LikelyRowBytes < LargestCall ? _client.UpsertAsync(Name, (IEnumerable<TRow>)rows, options: null, map, cancellationToken)
        : _client.UpsertManyAsync(Name, rows, new MilvusIngestOptions { BatchBytes = LargestCall, BatchRows = rows.Length }, map, cancellationToken);

    /// <summary>The generated embeddings of each record, by slot.</summary>
    private async Task<Embedding[][]> GenerateAsync(TRecord[] records, CancellationToken cancellationToken)
    {
        VectorModel<TRecord>[] sources = [.. _model.Vectors.Where(vector => vector.Source is not null)];
        var generated = new Embedding[records.Length][];
        for (int index = 0; index < generated.Length; index++)
            generated[index] = new Embedding[sources.Length];
        foreach (VectorModel<TRecord> vector in sources)
        {
            Embedding[] column = await vector.Source!.GenerateAsync(records, cancellationToken).ConfigureAwait(false);
            for (int index = 0; index < column.Length; index++)
                generated[index][vector.Slot] = column[index];
        }

        return generated;
    }
}
