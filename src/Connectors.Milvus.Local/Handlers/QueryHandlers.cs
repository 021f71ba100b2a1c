using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>
/// Query. Consistency needs no attention: every read of the engine sees every write that was acknowledged before it.
/// </summary>
internal static class QueryHandlers
{
    public static void AddTo(RpcTable table) => table.Add(MilvusRpcs.Query, Query);

    private static QueryResults Query(QueryRequest request, RpcContext context)
    {
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");

        var parameters = Parameters.Read(request.QueryParams);
        var zone = AnswerZone.Read(parameters);
        var command = new QueryCommand
        {
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partitions = request.PartitionNames,
            Filter = request.Expr,
            FilterValues = Templates.Read(request.ExprTemplateValues),
            OutputFields = request.OutputFields,
            Limit = parameters.Integer("limit"),
            Offset = parameters.Integer("offset") ?? 0,
            OrderBy = OrderReader.ReadOrder(parameters),
            GroupByFields = OrderReader.ReadGroups(parameters),
            Iterator = Iterators.Read(parameters, request.GuaranteeTimestamp),
        };
        var result = context.Engine.Query(command, context.CancellationToken);
        return new QueryResults
        {
            Status = MilvusStatus.Success(),
            FieldsData = { result.Columns.Select(column => ColumnWriter.Write(zone.Bring(column))) },
            CollectionName = request.CollectionName,
            OutputFields = { result.OutputFields },
            SessionTs = result.Timestamp,
            PrimaryFieldName = result.PrimaryField,
        };
    }
}
