using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Get, query, count and search.</summary>
internal static class RowReads
{
    public static async Task<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        Operation operation, MilvusIds ids, MilvusGetOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class
    {
        await ReadParameters.RequireAsync(operation, options).ConfigureAwait(false);
        return await QueryAsync(operation, schema => PreparedFilter.For(IdFilters.For(schema.PrimaryKey, ids)), options, map).ConfigureAwait(false);
    }

    public static async Task<IReadOnlyList<TRecord>> QueryAsync<TRecord>(
        Operation operation, PreparedFilter filter, MilvusQueryOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class
    {
        await operation.RequireAsync(ServerFeatures.OrderBy, options.OrderBy is not null).ConfigureAwait(false);
        await ReadParameters.RequireAsync(operation, options).ConfigureAwait(false);
        return await QueryAsync(operation, _ => filter, options, map).ConfigureAwait(false);
    }

    public static Task<long> CountAsync(Operation operation, PreparedFilter filter, MilvusQueryOptions options) =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            using var answer = await QueryAsync(operation, schema, filter, options, [QueryRequests.Count]).ConfigureAwait(false);
            return QueryAnswers.Count(answer);
        });

    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> AggregateAsync(
        Operation operation, PreparedFilter filter, IReadOnlyList<string> aggregates, MilvusAggregateOptions options)
    {
        await operation.RequireAsync(ServerFeatures.QueryAggregation).ConfigureAwait(false);
        return await SchemaLoop.RunAsync(operation, async schema =>
        {
            var bound = await operation.BindAsync(filter).ConfigureAwait(false);
            var request = QueryRequests.Aggregate(operation.Target, bound, options, aggregates, Consistency(operation, schema, options));
            using var answer = await operation.QueryAsync(request).ConfigureAwait(false);
            return QueryAnswers.Groups(answer);
        }).ConfigureAwait(false);
    }

    public static async Task<MilvusSearchResults<TRecord>> HybridSearchAsync<TRecord>(
        Operation operation, IReadOnlyList<MilvusSearchLeg> legs, MilvusRanker ranker, MilvusHybridSearchOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class
    {
        await operation.RequireAsync(ServerFeatures.FunctionRankers, ranker is FunctionRanker).ConfigureAwait(false);
        await ReadParameters.RequireAsync(operation, options).ConfigureAwait(false);
        var filters = legs.Select(leg => PreparedFilter.For(leg.Filter)).ToArray();
        return await SchemaLoop.RunAsync(operation, async schema =>
        {
            var plan = RecordPlan<TRecord>.For(map, schema);
            var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors, includeKey: false);
            var consistency = Consistency(operation, schema, options);
            var request = HybridSearchRequests.Create(operation.Target, ranker, options, outputFields, consistency);
            var searches = new RequestBody[legs.Count];
            for (var i = 0; i < searches.Length; i++)
            {
                var input = SearchInput.For(schema, legs[i].Vectors, legs[i].ToSearch(options));
                var bound = await operation.BindAsync(filters[i]).ConfigureAwait(false);
                searches[i] = SearchRequests.Create(operation.Target, input, bound, [], consistency);
            }

            using var answer = await operation
                .InvokeAsync(MilvusRpcs.HybridSearch, SearchAnswer.Reader, new HybridSearchBody(request, searches))
                .ConfigureAwait(false);
            return SearchAnswers.Read(answer, plan, schema, outputFields, legs[0].Vectors.Count);
        }).ConfigureAwait(false);
    }

    /// <summary>What a read is to see, by its options, the client's level and the client's own writes.</summary>
    public static ReadConsistency Consistency(Operation operation, CollectionSchemaEntry schema, MilvusReadOptions options) =>
        ReadConsistency.For(options, operation.DefaultConsistency, operation.Sessions.Newest(operation.Target, schema.Name));

    private static Task<IReadOnlyList<TRecord>> QueryAsync<TRecord>(
        Operation operation,
        Func<CollectionSchemaEntry, PreparedFilter> filterFor,
        MilvusReadOptions options,
        MilvusRecordMap<TRecord> map)
        where TRecord : class =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            var plan = RecordPlan<TRecord>.For(map, schema);
            var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors);
            using var answer = await QueryAsync(operation, schema, filterFor(schema), options, outputFields).ConfigureAwait(false);
            return QueryAnswers.Read(answer, plan, schema, outputFields);
        });

    private static async Task<QueryAnswer> QueryAsync(
        Operation operation,
        CollectionSchemaEntry schema,
        PreparedFilter filter,
        MilvusReadOptions options,
        IReadOnlyList<string> outputFields)
    {
        var bound = await operation.BindAsync(filter).ConfigureAwait(false);
        var request = QueryRequests.Create(operation.Target, bound, options, outputFields, Consistency(operation, schema, options));
        return await operation.QueryAsync(request).ConfigureAwait(false);
    }
}
