using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// One search for records. Where nothing has to be waited for but the server's answer, nothing else is awaited: many searches at once
/// cost little beside their bytes.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="inputFor">What is searched for, given the schema.</param>
/// <param name="filter">The filter of the options.</param>
/// <param name="options">How to search, checked.</param>
/// <param name="map">How records are read.</param>
internal sealed class RecordSearch<TRecord>(
    Operation operation, Func<CollectionSchemaEntry, SearchInput> inputFor, PreparedFilter filter, MilvusSearchOptions options, MilvusRecordMap<TRecord> map)
    where TRecord : class
{
    public Task<MilvusSearchResults<TRecord>> RunAsync()
    {
        var required = SearchRefinement.RequireAsync(operation, options);
        return required.IsCompletedSuccessfully ? SchemaLoop.RunAsync(operation, AttemptAsync) : RunAfterAsync(required);
    }

    private async Task<MilvusSearchResults<TRecord>> RunAfterAsync(ValueTask required)
    {
        await required.ConfigureAwait(false);
        return await SchemaLoop.RunAsync(operation, AttemptAsync).ConfigureAwait(false);
    }

    private Task<MilvusSearchResults<TRecord>> AttemptAsync(CollectionSchemaEntry schema)
    {
        var input = inputFor(schema);
        var plan = RecordPlan<TRecord>.For(map, schema);
        var bound = operation.BindAsync(filter);
        return bound.IsCompletedSuccessfully ? SendAsync(schema, input, plan, bound.Result) : BindAndSendAsync(schema, input, plan, bound);
    }

    private async Task<MilvusSearchResults<TRecord>> BindAndSendAsync(
        CollectionSchemaEntry schema, SearchInput input, RecordPlan<TRecord> plan, ValueTask<BoundFilter> bound) =>
        await SendAsync(schema, input, plan, await bound.ConfigureAwait(false)).ConfigureAwait(false);

    private Task<MilvusSearchResults<TRecord>> SendAsync(
        CollectionSchemaEntry schema, SearchInput input, RecordPlan<TRecord> plan, BoundFilter bound)
    {
        var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors, includeKey: false);
        var request = SearchRequests.Create(operation.Target, input, bound, outputFields, RowReads.Consistency(operation, schema, options));
        var answers = new SearchResultsReader<TRecord>(plan, schema, outputFields, input.Count);
        return operation.InvokeAsync(MilvusRpcs.Search, answers, request);
    }
}
