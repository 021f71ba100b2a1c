using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData;

/// <content>Writing where the server makes the keys.</content>
public partial class MilvusCollection<TKey, TRecord>
{
    private TRecord[] LastOfEachGivenKey(TRecord[] records) =>
    [
        .. records.Where(_model.Key.IsEmpty),
        .. _model.Key.LastOfEachKey([.. records.Where(record => !_model.Key.IsEmpty(record))]),
    ];

    private static string Deleted(int count) =>
        $"{count} records with keys that the server had made were deleted to be replaced, and are not there now: upsert them again.";

    /// <summary>
    /// Rows without a key are inserted and get theirs. The server's own upsert would give the others new keys, so what is there under
    /// their keys is deleted and they are inserted with them: two calls, between which the rows are gone. New rows come first, so that
    /// what can fail has failed before anything is deleted, and a failure in between says what it left.
    /// </summary>
    private async Task WriteGeneratedAsync<[DynamicallyAccessedMembers(Trimming.Members)] TRow>(
        TRow[] rows, MilvusRecordMap<TRow> map, Func<TRow, TRecord> recordOf, CancellationToken cancellationToken)
        where TRow : class
    {
        ILookup<bool, TRow> isNew = rows.ToLookup(row => _model.Key.IsEmpty(recordOf(row)));
        List<TRow> keyed = [.. isNew[false]];
        await _client.InsertAsync(Name, isNew[true], options: null, map, cancellationToken).ConfigureAwait(false);
        if (keyed.Count == 0)
            return;

        var ids = MilvusIds.From(keyed.Select(row => _model.Key.IdOf(recordOf(row)).Number));
        await _client.DeleteAsync(Name, ids, options: null, cancellationToken).ConfigureAwait(false);
        try
        {
            await _client.InsertAsync(Name, keyed, new MilvusInsertOptions { KeepKeys = true }, map, cancellationToken).ConfigureAwait(false);
        }
        catch (MilvusException failure)
        {
            throw _errors.Wrapped("Upsert", failure, $" {Deleted(keyed.Count)}");
        }
        catch (ArgumentException mistake)
        {
            throw new ArgumentException($"{mistake.Message} {Deleted(keyed.Count)}", mistake);
        }
    }
}
