using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData;

/// <content>Writing where the server makes the keys.</content>
public partial class MilvusCollection<TKey, TRecord>
{
    private TRecord[] LastOfEachGivenKey(TRecord[] records) =>
    [
        .. records.Where(_model.Key.IsEmpty),
        .. _model.Key.LastOfEachKey([.. records.Where(record => !_model.Key.IsEmpty(record))]),
    ];

    /// <summary>
    /// Rows without a key are inserted and get theirs. The server's own upsert would give the others new keys, so what is there under
    /// their keys is deleted and they are inserted with them: two calls, between which the rows are gone.
    /// </summary>
    private async Task WriteGeneratedAsync(Row<TRecord>[] rows, CancellationToken cancellationToken)
    {
        ILookup<bool, Row<TRecord>> isNew = rows.ToLookup(row => _model.Key.IsEmpty(row.Record));
        List<Row<TRecord>> keyed = [.. isNew[false]];
        if (keyed.Count > 0)
        {
            var ids = MilvusIds.From(keyed.Select(row => _model.Key.IdOf(row.Record).Number));
            await _client.DeleteAsync(Name, ids, options: null, cancellationToken).ConfigureAwait(false);
            await _client.InsertAsync(Name, keyed, new MilvusInsertOptions { KeepKeys = true }, _model.Map, cancellationToken).ConfigureAwait(false);
        }

        await _client.InsertAsync(Name, isNew[true], options: null, _model.Map, cancellationToken).ConfigureAwait(false);
    }
}
