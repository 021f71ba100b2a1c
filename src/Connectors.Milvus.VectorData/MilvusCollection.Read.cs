using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    /// <summary>Whether the server has said that it does not sort. Set by any thread, at the worst more than once.</summary>
    private volatile bool _sortsHere;

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        bool includeVectors = IncludeVectors(options?.IncludeVectors == true);
        IReadOnlyList<TRecord> rows = await _errors.RunAsync(
            "Get", GetRowsAsync(_model.Key.ToIds([key]), includeVectors, cancellationToken)).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
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
    /// Reads the records that match a filter. Unsorted it is one call to Milvus as long as skip and top together stay within 16,384; beyond
    /// that the records are streamed page by page in the order of their keys. Sorted it is one call where Milvus sorts (3.0 and newer, and
    /// not by decimals, which it stores as text); elsewhere all matches pass through here, their keys and sorted properties only, and
    /// no more of them are held than skip and top ask for.
    /// </summary>
    /// <remarks>Nulls come first, and last in descending order, as in C#. Records that are equal in the order are sorted by key.</remarks>
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Top is not positive, or sorting is asked for and skip and top together are beyond 16,384.</exception>
    /// <exception cref="NotSupportedException">The filter has a part that Milvus cannot do, or a list is sorted by.</exception>
    /// <exception cref="InvalidOperationException">The filter names no property of the record type.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        int skip = options?.Skip ?? 0;
        bool includeVectors = IncludeVectors(options?.IncludeVectors == true);
        MilvusFilter? condition = Condition(filter);
        if (options?.OrderBy?.Invoke(new()).Values is { Count: > 0 } order)
        {
            SearchWindow.Require(top, skip, "Sorted records are read", "Narrow the filter, or continue behind the last record that was read.");
            var sort = new RecordOrder<TRecord>(_model, order);
            return Stream(token => GetSortedAsync(condition, sort, skip, top, includeVectors, token), cancellationToken);
        }

        if (!SearchWindow.Holds(top, skip))
            return IterateAsync(condition, skip, top, new() { IncludeVectors = includeVectors }, cancellationToken);

        var query = new MilvusQueryOptions { Limit = top, Offset = skip == 0 ? null : skip, IncludeVectors = includeVectors };
        return Stream(token => QueryAsync(condition, query, token), cancellationToken);
    }

    private Task<IReadOnlyList<TRecord>> GetRowsAsync(MilvusIds ids, bool includeVectors, CancellationToken cancellationToken) =>
        _client.GetAsync(Name, ids, new MilvusGetOptions { IncludeVectors = includeVectors }, _model.Map, cancellationToken);

    private Task<IReadOnlyList<TRecord>> QueryAsync(MilvusFilter? filter, MilvusQueryOptions options, CancellationToken cancellationToken) =>
        _client.QueryAsync(Name, filter, options, _model.Map, cancellationToken);

    private async IAsyncEnumerable<TRecord> IterateAsync(
        MilvusFilter? filter, long skip, long? top, MilvusQueryIteratorOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<TRecord> rows = _errors.StreamAsync(
            "Get", _client.QueryIteratorAsync(Name, filter, options with { Limit = skip + top }, _model.Map, cancellationToken), cancellationToken);
        await foreach (TRecord row in rows.ConfigureAwait(false))
        {
            if (skip-- <= 0)
                yield return row;
        }
    }

    /// <summary>Asks Milvus to sort, once: a server that does not is remembered.</summary>
    private async Task<IReadOnlyList<TRecord>> GetSortedAsync(
        MilvusFilter? filter, RecordOrder<TRecord> order, int skip, int top, bool includeVectors, CancellationToken cancellationToken)
    {
        if (_sortsHere || order.OnServer is not { } keys)
            return await GetSortedHereAsync(filter, order, skip, top, includeVectors, cancellationToken).ConfigureAwait(false);

        var query = new MilvusQueryOptions { Limit = top, Offset = skip == 0 ? null : skip, OrderBy = keys, IncludeVectors = includeVectors };
        try
        {
            return await QueryAsync(filter, query, cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException)
        {
            _sortsHere = true;
            return await GetSortedHereAsync(filter, order, skip, top, includeVectors, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TRecord>> GetSortedHereAsync(
        MilvusFilter? filter, RecordOrder<TRecord> order, int skip, int top, bool includeVectors, CancellationToken cancellationToken)
    {
        var first = new FirstRecords<TRecord>(order, skip + top);
        var options = new MilvusQueryIteratorOptions { OutputFields = order.Fields, BatchSize = SearchWindow.Size };
        await foreach (TRecord match in IterateAsync(filter, skip: 0, top: null, options, cancellationToken).ConfigureAwait(false))
            first.Add(match);

        MilvusId[] page = [.. first.Sorted().Skip(skip).Select(_model.Key.IdOf)];
        if (page.Length == 0)
            return [];

        MilvusIds ids = page[0].IsText ? MilvusIds.From(page.Select(id => id.Text)) : MilvusIds.From(page.Select(id => id.Number));
        IReadOnlyList<TRecord> rows = await GetRowsAsync(ids, includeVectors, cancellationToken).ConfigureAwait(false);
        Dictionary<MilvusId, TRecord> byId = rows.ToDictionary(_model.Key.IdOf);

        // A record that was deleted between the two calls is left out.
        return [.. page.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>An empty condition holds for every record.</summary>
    private MilvusFilter? Condition(LambdaExpression filter)
    {
        MilvusFilter condition = FilterTranslator.Translate(filter, _model);
        return condition.Expression.Length == 0 ? null : condition;
    }

    private RecordStream<TRecord> Stream(Func<CancellationToken, Task<IReadOnlyList<TRecord>>> read, CancellationToken cancellationToken) =>
        new(_errors, read, cancellationToken);
}
