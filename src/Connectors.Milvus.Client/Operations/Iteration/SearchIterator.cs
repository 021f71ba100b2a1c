using System.Runtime.CompilerServices;
using Connectors.Milvus.Protocol;
using Pair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Client;

/// <summary>
/// Goes through hits, the best one first. The server keeps the place under a token (Milvus 2.5.2 and newer): a first call tells whether
/// it does, and the moment that all pages then show. Other servers are searched window by window.
/// See <see href="https://milvus.io/docs/with-iterators.md">Search Iterator</see>.
/// </summary>
internal sealed class SearchIterator<TRecord>(
    Func<CancellationToken, Operation> begin, MilvusVectors vector, MilvusSearchIteratorOptions options, MilvusRecordMap<TRecord> map)
    where TRecord : class
{
    private readonly MilvusSearchOptions _search = options.ToSearch();

    public async IAsyncEnumerable<MilvusHit<TRecord>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var opening = begin(cancellationToken);
        await ReadParameters.RequireAsync(opening, options).ConfigureAwait(false);
        var (schema, session, hasToken) = await OpenAsync(opening).ConfigureAwait(false);
        var pages = hasToken
            ? PagesAsync(schema, session, cancellationToken)
            : new SearchWindows<TRecord>(begin, vector, options, map).PagesAsync(schema, session, cancellationToken);
        var left = options.Limit ?? long.MaxValue;
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var hit in page)
            {
                yield return hit;
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }

    private Task<(CollectionSchemaEntry Schema, ReadConsistency Session, bool HasToken)> OpenAsync(Operation operation) =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            _ = RecordPlan<TRecord>.For(map, schema);
            var consistency = IteratorReads.Opening(RowReads.Consistency(operation, schema, options));
            var request = await RequestAsync(operation, schema, _search with { Limit = 1 }, consistency, [], null).ConfigureAwait(false);
            using var answer = await operation.SearchAsync(request).ConfigureAwait(false);
            StaleAnswerException.RequireKey(answer.KeyName, schema);
            var token = answer.Rest?.SearchIteratorV2Results?.Token;
            return (schema, IteratorReads.Paging(consistency, answer.SessionTimestamp), !string.IsNullOrEmpty(token));
        });

    private async IAsyncEnumerable<IReadOnlyList<MilvusHit<TRecord>>> PagesAsync(
        CollectionSchemaEntry schema, ReadConsistency session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = RecordPlan<TRecord>.For(map, schema);
        var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors, includeKey: false);
        SearchIteratorV2Results? place = null;
        for (var left = options.Limit ?? long.MaxValue; left > 0;)
        {
            var operation = begin(cancellationToken);
            var search = _search with { Limit = (int)Math.Min(options.BatchSize, left) };
            var request = await RequestAsync(operation, schema, search, session, outputFields, place).ConfigureAwait(false);
            using var answer = await IteratorReads.PageAsync(operation.SearchAsync(request)).ConfigureAwait(false);
            var hits = SearchAnswers.Read(answer, plan, schema, outputFields, 1)[0];
            if (hits.Count == 0)
            {
                yield break;
            }

            place = Next(place, answer);
            left -= hits.Count;
            yield return hits;
        }
    }

    // The token of the first page names the iterator; only the bound moves on.
    private static SearchIteratorV2Results Next(SearchIteratorV2Results? place, SearchAnswer answer)
    {
        var answered = answer.Rest?.SearchIteratorV2Results
            ?? throw new MilvusException("The server answered a page of a search iterator without its place.");
        return new SearchIteratorV2Results { Token = place?.Token ?? answered.Token, LastBound = answered.LastBound };
    }

    private async Task<RequestBody> RequestAsync(
        Operation operation,
        CollectionSchemaEntry schema,
        MilvusSearchOptions search,
        ReadConsistency consistency,
        IReadOnlyList<string> outputFields,
        SearchIteratorV2Results? place)
    {
        var input = SearchInput.For(schema, vector, search);
        var bound = await operation.BindAsync(PreparedFilter.For(options.Filter)).ConfigureAwait(false);
        return SearchRequests.Create(operation.Target, input, bound, outputFields, consistency, PageParams(schema, search.Limit, place));
    }

    private static IEnumerable<Pair> PageParams(CollectionSchemaEntry schema, int size, SearchIteratorV2Results? place)
    {
        yield return Parameters.Pair("iterator", true);
        yield return Parameters.Pair("search_iter_v2", true);
        yield return Parameters.Pair("search_iter_batch_size", size);
        yield return Parameters.Pair("collection_id", schema.CollectionId);
        if (place is not null)
        {
            yield return Parameters.Pair("search_iter_id", place.Token);
            yield return Parameters.Pair(
                "search_iter_last_bound", place.LastBound.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
