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

    public static UpsertRequest Upsert(CollectionKey target, CollectionSchemaEntry schema, MilvusUpsertOptions options)
    {
        var request = new UpsertRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            PartitionName = options.PartitionName ?? "",
            SchemaTimestamp = schema.UpdateTimestamp,
            PartialUpdate = options.IsPartial,
        };
        AddOperations(request, options.AppendToArrays, FieldPartialUpdateOp.Types.OpType.ArrayAppend);
        AddOperations(request, options.RemoveFromArrays, FieldPartialUpdateOp.Types.OpType.ArrayRemove);
        return request;
    }

    /// <summary>What is wrong with an upsert's options.</summary>
    public static void Check(MilvusUpsertOptions options)
    {
        ReadChecks.RequireNames(options.Fields, nameof(options.Fields));
        ReadChecks.RequireNames(options.AppendToArrays, nameof(options.AppendToArrays));
        ReadChecks.RequireNames(options.RemoveFromArrays, nameof(options.RemoveFromArrays));
        if (options.Fields is not null && !options.IsPartial)
        {
            throw new ArgumentException("Fields says what a partial update changes: set PartialUpdate, or leave Fields out.", nameof(options));
        }

        if ((options.AppendToArrays ?? []).Intersect(options.RemoveFromArrays ?? [], StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            throw new ArgumentException($"Elements cannot be appended to and removed from '{both}' by one upsert: make two.", nameof(options));
        }
    }

    /// <summary>How an upsert encodes its rows.</summary>
    public static RowForm Form(MilvusUpsertOptions options) => new()
    {
        IsPartial = options.IsPartial,
        Fields = options.Fields is null ? null : [.. options.Fields.Union(options.AppendToArrays ?? []).Union(options.RemoveFromArrays ?? [])],
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

    private static void AddOperations(UpsertRequest request, IReadOnlyList<string>? fields, FieldPartialUpdateOp.Types.OpType operation) =>
        request.FieldOps.AddRange((fields ?? []).Select(field => new FieldPartialUpdateOp { FieldName = field, Op = operation }));
}
