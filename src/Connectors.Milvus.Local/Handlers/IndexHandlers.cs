using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Indexes: create, describe, drop. Only a graph takes time to build; searches do without it until then.</summary>
internal static class IndexHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.CreateIndex, Create);
        table.Add(MilvusRpcs.DescribeIndex, Describe);
        table.Add(MilvusRpcs.DropIndex, Drop);
        table.Add(MilvusRpcs.AlterIndex, Alter);
    }

    private static Status Create(CreateIndexRequest request, RpcContext context)
    {
        var definition = new IndexDefinition
        {
            FieldName = request.FieldName,
            IndexName = request.IndexName,
            Parameters = Parameters.ToDictionary(request.ExtraParams),
        };
        context.Engine.CreateIndex(
            context.Database(request.DbName), request.CollectionName, definition, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static DescribeIndexResponse Describe(DescribeIndexRequest request, RpcContext context)
    {
        var indexes = context.Engine.DescribeIndexes(
            context.Database(request.DbName), request.CollectionName, request.IndexName, request.FieldName, context.CancellationToken);
        return new DescribeIndexResponse { Status = MilvusStatus.Success(), IndexDescriptions = { indexes.Select(Write) } };
    }

    private static Status Drop(DropIndexRequest request, RpcContext context)
    {
        context.Engine.DropIndex(
            context.Database(request.DbName), request.CollectionName, request.IndexName, request.FieldName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Alter(AlterIndexRequest request, RpcContext context)
    {
        if (request.ExtraParams.Count > 0 && request.DeleteKeys.Count > 0)
            throw Failures.Invalid("cannot provide both DeleteKeys and ExtraParams: invalid parameter");
        context.Engine.AlterIndex(
            context.Database(request.DbName),
            request.CollectionName,
            request.IndexName,
            Parameters.ToDictionary(request.ExtraParams),
            request.DeleteKeys,
            context.CancellationToken);
        return MilvusStatus.Success();
    }

    internal static IndexDescription Write(IndexInfo index) => new()
    {
        IndexName = index.Name,
        IndexID = index.Id,
        FieldName = index.FieldName,
        Params = { SchemaWriter.Pairs(index.Parameters) },
        IndexedRows = index.RowCount - index.PendingRows,
        TotalRows = index.RowCount,
        PendingIndexRows = index.PendingRows,
        State = StateOf(index),
    };

    internal static IndexState StateOf(IndexInfo index) => index.IsBuilding ? IndexState.InProgress : IndexState.Finished;
}
