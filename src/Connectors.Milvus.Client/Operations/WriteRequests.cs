using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests that write rows. Insert and upsert are headers: the record plan writes rows straight behind them.</summary>
internal static class WriteRequests
{
    public static InsertRequest Insert(CollectionKey target, CollectionSchemaEntry schema, string? partition) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        PartitionName = partition ?? "",
        SchemaTimestamp = schema.UpdateTimestamp,
    };

    public static UpsertRequest Upsert(CollectionKey target, CollectionSchemaEntry schema, string? partition) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        PartitionName = partition ?? "",
        SchemaTimestamp = schema.UpdateTimestamp,
    };

    public static DeleteRequest Delete(CollectionKey target, BoundFilter filter, string? partition)
    {
        var request = new DeleteRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            PartitionName = partition ?? "",
            Expr = filter.Expression,

            // The rows to delete are looked up first: all that were written before must be found.
            ConsistencyLevel = ConsistencyLevel.Strong,
        };
        foreach (var (name, value) in filter.Templates)
        {
            request.ExprTemplateValues.Add(name, value);
        }

        return request;
    }
}
