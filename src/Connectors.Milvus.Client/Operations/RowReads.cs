using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Get, query, count and search.</summary>
internal static class RowReads
{
    public static Task<IReadOnlyList<TRecord>> GetAsync<TRecord>(
        Operation operation, MilvusIds ids, MilvusGetOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class =>
        QueryAsync(operation, schema => PreparedFilter.For(IdFilters.For(schema.PrimaryKey, ids)), options, map);

    public static Task<IReadOnlyList<TRecord>> QueryAsync<TRecord>(
        Operation operation, PreparedFilter filter, MilvusQueryOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class =>
        QueryAsync(operation, _ => filter, options, map);

    public static Task<long> CountAsync(Operation operation, PreparedFilter filter, MilvusQueryOptions options) =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            var answer = await QueryAsync(operation, schema, filter, options, [QueryRequests.Count]).ConfigureAwait(false);
            return QueryAnswers.Count(answer);
        });

    public static Task<MilvusSearchResults<TRecord>> SearchAsync<TRecord>(
        Operation operation, MilvusVectors vectors, PreparedFilter filter, MilvusSearchOptions options, MilvusRecordMap<TRecord> map)
        where TRecord : class =>
        SchemaLoop.RunAsync(operation, async schema =>
        {
            var input = SearchInput.For(schema, vectors, options);
            var plan = RecordPlan<TRecord>.For(map, schema);
            var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors, includeKey: false);
            var bound = await operation.BindAsync(filter).ConfigureAwait(false);
            var request = SearchRequests.Create(operation.Target, input, bound, outputFields, Consistency(operation, schema, options));
            var answer = await operation.InvokeAsync(MilvusRpcs.Search, request).ConfigureAwait(false);
            return SearchAnswers.Read(answer, plan, schema, outputFields, vectors.Count);
        });

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
            var answer = await QueryAsync(operation, schema, filterFor(schema), options, outputFields).ConfigureAwait(false);
            return QueryAnswers.Read(answer, plan, schema, outputFields);
        });

    private static async Task<QueryResults> QueryAsync(
        Operation operation,
        CollectionSchemaEntry schema,
        PreparedFilter filter,
        MilvusReadOptions options,
        IReadOnlyList<string> outputFields)
    {
        var bound = await operation.BindAsync(filter).ConfigureAwait(false);
        var request = QueryRequests.Create(operation.Target, bound, options, outputFields, Consistency(operation, schema, options));
        return await operation.InvokeAsync(MilvusRpcs.Query, request).ConfigureAwait(false);
    }
}
