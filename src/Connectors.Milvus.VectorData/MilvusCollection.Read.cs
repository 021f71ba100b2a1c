using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <summary>The most rows that Milvus gives in answer to one query.</summary>
    private const int Window = 16_384;

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        bool includeVectors = IncludeVectors(options?.IncludeVectors == true);
        IReadOnlyList<Row<TRecord>> rows = await GetRowsAsync(_model.Key.ToIds([key]), includeVectors, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0].Record;
    }

    /// <summary>Reads the records that exist of several keys, in one call to Milvus. Their order is Milvus's.</summary>
    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        bool includeVectors = IncludeVectors(options?.IncludeVectors == true);
        MilvusIds ids = _model.Key.ToIds([.. keys]);
        return ids.Count == 0 ? AsyncEnumerable.Empty<TRecord>() : Stream(token => GetRowsAsync(ids, includeVectors, token), cancellationToken);
    }

    /// <summary>
    /// Reads the records that match a filter. Sorting is done here, since Milvus's queries do not sort: the keys and the sorted
    /// properties of all matches are read first, and there may be 16,384 of them at most. Unsorted, it is one call to Milvus.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The filter has a part that Milvus cannot do, or a list is sorted by.</exception>
    /// <exception cref="InvalidOperationException">The filter names no property of the record type, or sorting is asked for and too many records match.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        int skip = options?.Skip ?? 0;
        CheckWindow(top, skip);
        bool includeVectors = IncludeVectors(options?.IncludeVectors == true);
        MilvusFilter? condition = Condition(filter);
        if (options?.OrderBy?.Invoke(new()).Values is { Count: > 0 } order)
        {
            var sort = new RecordOrder<TRecord>(_model, order);
            return Stream(token => GetSortedAsync(condition, sort, skip, top, includeVectors, token), cancellationToken);
        }

        var query = new MilvusQueryOptions { Limit = top, Offset = skip == 0 ? null : skip, IncludeVectors = includeVectors };
        return Stream(token => QueryAsync(condition, query, token), cancellationToken);
    }

    private Task<IReadOnlyList<Row<TRecord>>> GetRowsAsync(MilvusIds ids, bool includeVectors, CancellationToken cancellationToken) =>
        _errors.RunAsync("Get", _client.GetAsync(Name, ids, new MilvusGetOptions { IncludeVectors = includeVectors }, _model.Map, cancellationToken));

    private Task<IReadOnlyList<Row<TRecord>>> QueryAsync(MilvusFilter? filter, MilvusQueryOptions options, CancellationToken cancellationToken) =>
        _errors.RunAsync("Get", _client.QueryAsync(Name, filter, options, _model.Map, cancellationToken));

    private async Task<IReadOnlyList<Row<TRecord>>> GetSortedAsync(
        MilvusFilter? filter, RecordOrder<TRecord> order, int skip, int top, bool includeVectors, CancellationToken cancellationToken)
    {
        var query = new MilvusQueryOptions { Limit = Window, OutputFields = order.Fields };
        IReadOnlyList<Row<TRecord>> matches = await QueryAsync(filter, query, cancellationToken).ConfigureAwait(false);
        if (matches.Count == Window)
        {
            throw new InvalidOperationException(
                $"{Window:N0} or more records of '{Name}' match the filter, too many to sort. Narrow the filter, or read unsorted with Skip.");
        }

        MilvusId[] page = [.. Records(matches).Order(order).Skip(skip).Take(top).Select(_model.Key.IdOf)];
        if (page.Length == 0)
            return [];

        MilvusIds ids = page[0].IsText ? MilvusIds.From(page.Select(id => id.Text)) : MilvusIds.From(page.Select(id => id.Number));
        IReadOnlyList<Row<TRecord>> rows = await GetRowsAsync(ids, includeVectors, cancellationToken).ConfigureAwait(false);
        Dictionary<MilvusId, Row<TRecord>> byId = rows.ToDictionary(row => _model.Key.IdOf(row.Record));

        // A record that was deleted between the two calls is left out.
        return [.. page.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>An empty condition holds for every record.</summary>
    private MilvusFilter? Condition(LambdaExpression filter)
    {
        MilvusFilter condition = FilterTranslator.Translate(filter, _model);
        return condition.Expression.Length == 0 ? null : condition;
    }

    private static void CheckWindow(int top, int skip)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        if ((long)top + skip > Window)
        {
            throw new ArgumentOutOfRangeException(
                nameof(top), top, $"Skip ({skip}) and top ({top}) together are {(long)top + skip}, but Milvus answers with the first {Window:N0} at most. Ask for fewer.");
        }
    }

    private static async IAsyncEnumerable<TRecord> Stream(
        Func<CancellationToken, Task<IReadOnlyList<Row<TRecord>>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (TRecord record in Records(await read(cancellationToken).ConfigureAwait(false)))
            yield return record;
    }
}
