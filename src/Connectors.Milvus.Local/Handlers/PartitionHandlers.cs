using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Partitions: create, drop, list, count.</summary>
internal static class PartitionHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.CreatePartition, Create);
        table.Add(MilvusRpcs.DropPartition, Drop);
        table.Add(MilvusRpcs.HasPartition, Has);
        table.Add(MilvusRpcs.ShowPartitions, Show);
        table.Add(MilvusRpcs.GetPartitionStatistics, Statistics);
    }

    private static Status Create(CreatePartitionRequest request, RpcContext context)
    {
        context.Engine.CreatePartition(
            context.Database(request.DbName), request.CollectionName, request.PartitionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Drop(DropPartitionRequest request, RpcContext context)
    {
        context.Engine.DropPartition(
            context.Database(request.DbName), request.CollectionName, request.PartitionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static BoolResponse Has(HasPartitionRequest request, RpcContext context) => new()
    {
        Status = MilvusStatus.Success(),
        Value = context.Engine.HasPartition(
            context.Database(request.DbName), request.CollectionName, request.PartitionName, context.CancellationToken),
    };

    private static ShowPartitionsResponse Show(ShowPartitionsRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var name = request.CollectionName.Length == 0 && request.CollectionID != 0
            ? context.Engine.DescribeCollection(database, request.CollectionID, context.CancellationToken).Definition.Name
            : request.CollectionName;
        var response = new ShowPartitionsResponse { Status = MilvusStatus.Success() };
        foreach (var partition in context.Engine.ListPartitions(database, name, context.CancellationToken))
        {
            if (request.PartitionNames.Count > 0 && !request.PartitionNames.Contains(partition.Name))
                continue;
            if (request.Type == ShowType.InMemory && context.Engine.GetLoadState(database, name, [partition.Name], context.CancellationToken) != EngineLoadState.Loaded)
                continue;

            response.PartitionNames.Add(partition.Name);
            response.PartitionIDs.Add(partition.Id);
            response.CreatedTimestamps.Add(partition.CreatedTimestamp);
            if (request.Type == ShowType.InMemory)
                response.InMemoryPercentages.Add(100);
            response.CreatedUtcTimestamps.Add(SchemaWriter.UnixMilliseconds(partition.CreatedTimestamp));
        }

        return response;
    }

    private static GetPartitionStatisticsResponse Statistics(GetPartitionStatisticsRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        if (!context.Engine.HasPartition(database, request.CollectionName, request.PartitionName, context.CancellationToken))
            throw new EngineException(EngineError.PartitionNotFound, $"partition not found[partition={request.PartitionName}]", isInputError: true);
        var rows = context.Engine.GetRowCount(
            database, request.CollectionName, request.PartitionName, context.CancellationToken);
        return new GetPartitionStatisticsResponse
        {
            Status = MilvusStatus.Success(),
            Stats = { CollectionHandlers.RowCount(rows) },
        };
    }
}
