using System.Runtime.CompilerServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Goes through the records that a filter keeps, in the order of their keys: each page asks for the keys behind the last one of the page
/// before, all at the moment that the first call found. See
/// <see href="https://milvus.io/docs/get-and-scalar-query.md#Use-QueryIterator">Use QueryIterator</see>.
/// </summary>
internal sealed class QueryIterator<TRecord>(
    Func<CancellationToken, Operation> begin, MilvusFilter? filter, MilvusQueryIteratorOptions options, MilvusRecordMap<TRecord> map)
    where TRecord : class
{
    public async IAsyncEnumerable<TRecord> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var opening = begin(cancellationToken);
        await ReadParameters.RequireAsync(opening, options).ConfigureAwait(false);
        var isOrdered = await opening.HasAsync(ServerFeatures.OrderedIterators).ConfigureAwait(false);
        var (schema, session) = await OpenAsync(opening, isOrdered).ConfigureAwait(false);
        var pages = isOrdered
            ? PagesAsync(schema, session, cancellationToken)
            : new UnorderedQuery<TRecord>(begin, filter, options, map).PagesAsync(schema, cancellationToken);
        var left = options.Limit ?? long.MaxValue;
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var record in page)
            {
                yield return record;
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }

    // One row is enough: what counts is the moment. It belongs to no page, for each channel of a collection has a moment of its own until
    // one is given.
    private Task<(CollectionSchemaEntry Schema, ReadConsistency Session)> OpenAsync(Operation operation, bool isOrdered) =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            _ = RecordPlan<TRecord>.For(map, schema);
            var consistency = IteratorReads.Opening(RowReads.Consistency(operation, schema, options));
            if (!isOrdered)
            {
                return (schema, consistency);
            }

            var request = await RequestAsync(operation, schema, PreparedFilter.For(filter), consistency, 1, [schema.PrimaryKey.Name]).ConfigureAwait(false);
            using var answer = await operation.QueryAsync(request).ConfigureAwait(false);
            StaleAnswerException.RequireKey(answer.Rest.PrimaryFieldName, schema);
            return (schema, IteratorReads.Paging(consistency, answer.Rest.SessionTs));
        });

    private async IAsyncEnumerable<IReadOnlyList<TRecord>> PagesAsync(
        CollectionSchemaEntry schema, ReadConsistency session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = RecordPlan<TRecord>.For(map, schema);
        var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors);
        var prepared = PreparedFilter.For(filter);
        for (var left = options.Limit ?? long.MaxValue; left > 0;)
        {
            var operation = begin(cancellationToken);
            var size = (int)Math.Min(options.BatchSize, left);
            var request = await RequestAsync(operation, schema, prepared, session, size, outputFields).ConfigureAwait(false);
            using var answer = await IteratorReads.PageAsync(operation.QueryAsync(request)).ConfigureAwait(false);
            var records = QueryAnswers.Read(answer, plan, schema, outputFields);
            if (records.Count == 0)
            {
                yield break;
            }

            prepared = KeyFilters.After(filter, schema.PrimaryKey.Name, QueryAnswers.Keys(answer, schema)[^1]);
            left -= records.Count;
            yield return records;
        }
    }

    private async Task<QueryRequest> RequestAsync(
        Operation operation,
        CollectionSchemaEntry schema,
        PreparedFilter prepared,
        ReadConsistency consistency,
        int size,
        IReadOnlyList<string> outputFields)
    {
        var bound = await operation.BindAsync(prepared).ConfigureAwait(false);
        var request = QueryRequests.Create(operation.Target, bound, options, outputFields, consistency);
        request.QueryParams.Add(Parameters.Pair("limit", size));
        request.QueryParams.Add(Parameters.Pair("iterator", true));
        request.QueryParams.Add(Parameters.Pair("reduce_stop_for_best", true));
        request.QueryParams.Add(Parameters.Pair("collection_id", schema.CollectionId));
        return request;
    }
}
