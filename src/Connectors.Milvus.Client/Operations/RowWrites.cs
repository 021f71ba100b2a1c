using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Insert, upsert and delete.</summary>
internal static class RowWrites
{
    public static async Task<MilvusMutationResult> InsertAsync<TRecord>(
        Operation operation, IReadOnlyList<TRecord> rows, MilvusRecordMap<TRecord> map, MilvusInsertOptions options)
        where TRecord : class
    {
        await operation.RequireAsync(ServerFeatures.InsertAutoId, options.KeepKeys).ConfigureAwait(false);
        var form = new RowForm { HasGeneratedKeys = options.KeepKeys };
        return await WriteAsync(operation, rows, map, (plan, schema) => operation.InvokeAsync(
            MilvusRpcs.Insert, plan.EncodeInsert(WriteRequests.Insert(operation.Target, schema, options.PartitionName), rows, form))).ConfigureAwait(false);
    }

    public static async Task<MilvusMutationResult> UpsertAsync<TRecord>(
        Operation operation, IReadOnlyList<TRecord> rows, MilvusRecordMap<TRecord> map, MilvusUpsertOptions options)
        where TRecord : class
    {
        await operation.RequireAsync(ServerFeatures.PartialUpsert, options.IsPartial).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.FieldOperations, options.ChangesArrays).ConfigureAwait(false);
        var form = WriteRequests.Form(options);
        return await WriteAsync(operation, rows, map, (plan, schema) => operation.InvokeAsync(
            MilvusRpcs.Upsert, plan.EncodeUpsert(WriteRequests.Upsert(operation.Target, schema, options), rows, form))).ConfigureAwait(false);
    }

    // Milvus counts the keys of a filter by the primary key, whether or not they are there, and the rows of any other filter. So a smaller
    // count shows that what was the primary key is none any more: a dynamic key, say, or an ordinary field.
    public static Task<MilvusMutationResult> DeleteAsync(Operation operation, MilvusIds ids, string? partition) =>
        DeleteAsync(operation, schema => PreparedFilter.For(IdFilters.For(schema.PrimaryKey, ids)), partition, count => count < ids.Count);

    public static Task<MilvusMutationResult> DeleteAsync(Operation operation, PreparedFilter filter, string? partition) =>
        DeleteAsync(operation, _ => filter, partition, missedKey: null);

    private static async Task<MilvusMutationResult> WriteAsync<TRecord>(
        Operation operation,
        IReadOnlyList<TRecord> rows,
        MilvusRecordMap<TRecord> map,
        Func<RecordPlan<TRecord>, CollectionSchemaEntry, Task<MutationResult>> send)
        where TRecord : class
    {
        // Nothing after the send belongs into the loop: what fails there must not send the rows again.
        var (plan, schema, answer) = await SchemaLoop.RunAsync(operation, async schema =>
        {
            var plan = RecordPlan<TRecord>.For(map, schema);
            return (plan, schema, await SendAsync(plan, schema, send).ConfigureAwait(false));
        }).ConfigureAwait(false);

        operation.Sessions.Record(operation.Target, schema.Name, answer.Timestamp);
        if (schema.PrimaryKey.AutoId && answer.IDs is not null)
        {
            plan.WriteBackIds(rows, answer.IDs);
        }

        return new MilvusMutationResult
        {
            Count = Math.Max(answer.InsertCnt, answer.UpsertCnt),
            Ids = IdAnswers.ToIds(answer.IDs),
            Timestamp = answer.Timestamp,
        };
    }

    // A dynamic field that was enabled on a collection with rows has a default, and then wants the validity of every row; any other
    // refuses that. Nothing but the refusal tells which it is, and a refused request has written nothing.
    private static async Task<MutationResult> SendAsync<TRecord>(
        RecordPlan<TRecord> plan, CollectionSchemaEntry schema, Func<RecordPlan<TRecord>, CollectionSchemaEntry, Task<MutationResult>> send)
        where TRecord : class
    {
        var neededValidity = plan.DynamicNeedsValidity;
        try
        {
            return await send(plan, schema).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (IsAboutDynamicValidity(refused))
        {
            plan.DynamicNeedsValidity = !neededValidity;
            return await send(plan, schema).ConfigureAwait(false);
        }
    }

    private static bool IsAboutDynamicValidity(MilvusServerException refused) =>
        refused.Reason.Contains("valid_data", StringComparison.OrdinalIgnoreCase)
        && refused.Reason.Contains(DynamicFieldJson.FieldName, StringComparison.Ordinal);

    private static async Task<MilvusMutationResult> DeleteAsync(
        Operation operation, Func<CollectionSchemaEntry, PreparedFilter> filterFor, string? partition, Predicate<long>? missedKey)
    {
        // A filter needs no schema, but the timestamp is kept under the collection's real name, which only the schema tells.
        var (schema, answer) = await SchemaLoop.RunAsync(
            operation,
            async schema =>
            {
                var filter = await operation.BindAsync(filterFor(schema)).ConfigureAwait(false);
                var request = WriteRequests.Delete(operation.Target, filter, partition);
                return (Schema: schema, Answer: await operation.InvokeAsync(MilvusRpcs.Delete, request).ConfigureAwait(false));
            },
            result => missedKey?.Invoke(result.Answer.DeleteCnt) == true).ConfigureAwait(false);

        operation.Sessions.Record(operation.Target, schema.Name, answer.Timestamp);
        return new MilvusMutationResult { Count = answer.DeleteCnt, Timestamp = answer.Timestamp };
    }
}
