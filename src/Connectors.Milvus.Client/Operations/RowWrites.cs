using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Insert, upsert and delete.</summary>
internal static class RowWrites
{
    public static Task<MilvusMutationResult> InsertAsync<TRecord>(
        Operation operation, IReadOnlyList<TRecord> rows, MilvusRecordMap<TRecord> map, string? partition)
        where TRecord : class =>
        WriteAsync(operation, rows, map, (plan, schema) => operation.InvokeAsync(
            MilvusRpcs.Insert, plan.EncodeInsert(WriteRequests.Insert(operation.Target, schema, partition), rows)));

    public static Task<MilvusMutationResult> UpsertAsync<TRecord>(
        Operation operation, IReadOnlyList<TRecord> rows, MilvusRecordMap<TRecord> map, string? partition)
        where TRecord : class =>
        WriteAsync(operation, rows, map, (plan, schema) => operation.InvokeAsync(
            MilvusRpcs.Upsert, plan.EncodeUpsert(WriteRequests.Upsert(operation.Target, schema, partition), rows)));

    public static Task<MilvusMutationResult> DeleteAsync(Operation operation, MilvusIds ids, string? partition) =>
        DeleteAsync(operation, schema => PreparedFilter.For(IdFilters.For(schema.PrimaryKey, ids)), partition);

    public static Task<MilvusMutationResult> DeleteAsync(Operation operation, PreparedFilter filter, string? partition) =>
        DeleteAsync(operation, _ => filter, partition);

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
            return (plan, schema, await send(plan, schema).ConfigureAwait(false));
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

    private static async Task<MilvusMutationResult> DeleteAsync(
        Operation operation, Func<CollectionSchemaEntry, PreparedFilter> filterFor, string? partition)
    {
        // A filter needs no schema, but the timestamp is kept under the collection's real name, which only the schema tells.
        var (schema, answer) = await SchemaLoop.RunAsync(operation, async schema =>
        {
            var filter = await operation.BindAsync(filterFor(schema)).ConfigureAwait(false);
            var request = WriteRequests.Delete(operation.Target, filter, partition);
            return (schema, await operation.InvokeAsync(MilvusRpcs.Delete, request).ConfigureAwait(false));
        }).ConfigureAwait(false);

        operation.Sessions.Record(operation.Target, schema.Name, answer.Timestamp);
        return new MilvusMutationResult { Count = answer.DeleteCnt, Timestamp = answer.Timestamp };
    }
}
