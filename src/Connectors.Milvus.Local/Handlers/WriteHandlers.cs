using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;
using WireMutationResult = Connectors.Milvus.Protocol.MutationResult;

namespace Connectors.Milvus.Local;

/// <summary>Insert, upsert, delete and flush.</summary>
internal static class WriteHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.Insert, Insert);
        table.Add(MilvusRpcs.Upsert, Upsert);
        table.Add(MilvusRpcs.Delete, Delete);
        table.Add(MilvusRpcs.Flush, Flush);
        table.Add(MilvusRpcs.GetFlushState, (_, _) => new GetFlushStateResponse { Status = MilvusStatus.Success(), Flushed = true });
    }

    private static WireMutationResult Insert(InsertRequest request, RpcContext context)
    {
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");

        var rows = RowCount(request.NumRows);
        var command = new InsertCommand
        {
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partition = request.PartitionName,
            RowCount = rows,
            Columns = ReadColumns(request.FieldsData, rows),
            SchemaTimestamp = request.SchemaTimestamp,
        };
        return Write(context.Engine.Insert(command, context.CancellationToken));
    }

    private static WireMutationResult Upsert(UpsertRequest request, RpcContext context)
    {
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");

        var rows = RowCount(request.NumRows);
        var operations = ReadOperations(request.FieldOps);
        var command = new UpsertCommand
        {
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partition = request.PartitionName,
            RowCount = rows,
            Columns = ReadColumns(request.FieldsData, rows),
            SchemaTimestamp = request.SchemaTimestamp,
            ArrayOperations = operations,
            IsPartial = request.PartialUpdate || operations.Values.Any(operation => operation != ArrayOperation.Replace),
        };
        return Write(context.Engine.Upsert(command, context.CancellationToken));
    }

    private static WireMutationResult Delete(DeleteRequest request, RpcContext context)
    {
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");

        var command = new DeleteCommand
        {
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partition = request.PartitionName,
            Filter = request.Expr,
            FilterValues = Templates.Read(request.ExprTemplateValues),
        };
        return Write(context.Engine.Delete(command, context.CancellationToken));
    }

    private static FlushResponse Flush(FlushRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        context.Engine.Flush(database, request.CollectionNames, context.CancellationToken);

        var timestamp = context.Engine.AllocateTimestamp();
        var response = new FlushResponse { Status = MilvusStatus.Success(), DbName = database };
        foreach (var collection in request.CollectionNames)
        {
            // One file has no segments: clients that wait for them by id find that there is nothing to wait for.
            response.CollSegIDs[collection] = new LongArray();
            response.FlushCollSegIDs[collection] = new LongArray();
            response.CollFlushTs[collection] = timestamp;
            response.CollSealTimes[collection] = (long)(SchemaWriter.UnixMilliseconds(timestamp) / 1000);
        }

        return response;
    }

    private static Dictionary<string, ArrayOperation> ReadOperations(RepeatedField<FieldPartialUpdateOp> list)
    {
        var operations = new Dictionary<string, ArrayOperation>(StringComparer.Ordinal);
        foreach (var entry in list)
        {
            if (!Enum.IsDefined((ArrayOperation)entry.Op))
                throw Failures.NotSupported($"The field operation {entry.Op} ({entry.FieldName})");
            if (!operations.TryAdd(entry.FieldName, (ArrayOperation)entry.Op))
                throw Failures.Invalid($"field_ops: field {entry.FieldName} is named twice: invalid parameter");
        }

        return operations;
    }

    private static int RowCount(uint rows)
        => rows <= int.MaxValue ? (int)rows : throw Failures.Invalid($"num_rows ({rows}) is too large: invalid parameter");

    private static Column[] ReadColumns(RepeatedField<FieldData> fields, int rows)
        => rows > 0
            ? [.. fields.Select(field => ColumnReader.Read(field, rows))]
            : throw Failures.Invalid("num_rows should be greater than 0: invalid parameter[expected=> 0][actual=0]");

    private static WireMutationResult Write(Engine.MutationResult result)
    {
        var response = new WireMutationResult
        {
            Status = MilvusStatus.Success(),
            Acknowledged = true,
            InsertCnt = result.InsertCount,
            DeleteCnt = result.DeleteCount,
            UpsertCnt = result.UpsertCount,
            Timestamp = result.Timestamp,
        };
        if (result.Ids is { } ids)
        {
            response.IDs = ColumnWriter.WriteIds(ids);
            response.SuccIndex.AddRange(Enumerable.Range(0, ids.Count).Select(index => (uint)index));
        }

        return response;
    }
}
