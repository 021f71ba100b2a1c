using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>
/// Flush and compaction of everything, segments and replicas. A file has no segments: every partition shows as one that is sealed, of
/// which the one node is the one replica. What is asked for is done when the call returns, so all states say so.
/// </summary>
internal static class MaintenanceHandlers
{
    /// <summary>The one node.</summary>
    public const long Node = 1;

    private const string ResourceGroup = "__default_resource_group";

    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.FlushAll, FlushAll);
        table.Add(MilvusRpcs.GetFlushAllState, (_, _) => new GetFlushAllStateResponse { Status = MilvusStatus.Success(), Flushed = true });
        table.Add(MilvusRpcs.ManualCompaction, Compact);
        table.Add(MilvusRpcs.GetCompactionState, (_, _) => new GetCompactionStateResponse
        {
            Status = MilvusStatus.Success(),
            State = CompactionState.Completed,
        });
        table.Add(MilvusRpcs.GetCompactionStateWithPlans, (_, _) => new GetCompactionPlansResponse
        {
            Status = MilvusStatus.Success(),
            State = CompactionState.Completed,
        });
        table.Add(MilvusRpcs.GetPersistentSegmentInfo, PersistentSegments);
        table.Add(MilvusRpcs.GetQuerySegmentInfo, QuerySegments);
        table.Add(MilvusRpcs.ListIndexedSegment, IndexedSegments);
        table.Add(MilvusRpcs.GetReplicas, Replicas);
    }

    private static FlushAllResponse FlushAll(FlushAllRequest request, RpcContext context)
    {
        var databases = request.DbName.Length > 0
            ? [request.DbName]
            : context.Engine.ListDatabases(context.CancellationToken).Select(database => database.Name).ToArray();
        foreach (var database in databases)
        {
            var names = context.Engine.ListCollections(database, context.CancellationToken).Select(info => info.Definition.Name).ToArray();
            context.Engine.Flush(database, names, context.CancellationToken);
        }

        return new FlushAllResponse { Status = MilvusStatus.Success(), FlushAllTs = context.Engine.AllocateTimestamp() };
    }

    private static ManualCompactionResponse Compact(ManualCompactionRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var name = request.CollectionName.Length == 0
            ? context.Engine.DescribeCollection(database, request.CollectionID, context.CancellationToken).Definition.Name
            : request.CollectionName;
        var hadWork = context.Engine.Compact(database, name, context.CancellationToken);
        return new ManualCompactionResponse
        {
            Status = MilvusStatus.Success(),
            CompactionID = (long)context.Engine.AllocateTimestamp(),
            CompactionPlanCount = hadWork ? 1 : 0,
        };
    }

    private static GetPersistentSegmentInfoResponse PersistentSegments(GetPersistentSegmentInfoRequest request, RpcContext context)
    {
        var (info, segments) = Segments(context.Database(request.DbName), request.CollectionName, context);
        return new GetPersistentSegmentInfoResponse
        {
            Status = MilvusStatus.Success(),
            Infos =
            {
                segments.Select(segment => new PersistentSegmentInfo
                {
                    SegmentID = segment.Partition.Id,
                    CollectionID = info.Id,
                    PartitionID = segment.Partition.Id,
                    NumRows = segment.Rows,
                    State = SegmentState.Flushed,
                }),
            },
        };
    }

    private static GetQuerySegmentInfoResponse QuerySegments(GetQuerySegmentInfoRequest request, RpcContext context)
    {
        var (info, segments) = Segments(context.Database(request.DbName), request.CollectionName, context);
        if (info.LoadState != EngineLoadState.Loaded)
            throw new EngineException(EngineError.CollectionNotLoaded, $"collection not loaded[collection={request.CollectionName}]", isInputError: true);
        return new GetQuerySegmentInfoResponse
        {
            Status = MilvusStatus.Success(),
            Infos =
            {
                segments.Select(segment => new QuerySegmentInfo
                {
                    SegmentID = segment.Partition.Id,
                    CollectionID = info.Id,
                    PartitionID = segment.Partition.Id,
                    NumRows = segment.Rows,
                    State = SegmentState.Sealed,
                    NodeIds = { Node },
                }),
            },
        };
    }

    // An index covers every segment: rows that a graph does not have yet are found all the same. The request names no database.
    private static ListIndexedSegmentResponse IndexedSegments(ListIndexedSegmentRequest request, RpcContext context)
    {
        var database = context.Database("");
        _ = context.Engine.DescribeIndexes(database, request.CollectionName, request.IndexName, null, context.CancellationToken);
        var (_, segments) = Segments(database, request.CollectionName, context);
        return new ListIndexedSegmentResponse { Status = MilvusStatus.Success(), SegmentIDs = { segments.Select(static segment => segment.Partition.Id) } };
    }

    private static (CollectionInfo Info, List<(PartitionInfo Partition, long Rows)> Segments) Segments(string database, string collection, RpcContext context)
    {
        var info = context.Engine.DescribeCollection(database, collection, context.CancellationToken);
        var segments = new List<(PartitionInfo Partition, long Rows)>();
        foreach (var partition in context.Engine.ListPartitions(database, collection, context.CancellationToken))
        {
            var rows = context.Engine.GetRowCount(database, collection, partition.Name, context.CancellationToken);
            if (rows > 0)
                segments.Add((partition, rows));
        }

        return (info, segments);
    }

    private static GetReplicasResponse Replicas(GetReplicasRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var info = request.CollectionName.Length == 0
            ? context.Engine.DescribeCollection(database, request.CollectionID, context.CancellationToken)
            : context.Engine.DescribeCollection(database, request.CollectionName, context.CancellationToken);
        var response = new GetReplicasResponse { Status = MilvusStatus.Success() };
        if (info.LoadState != EngineLoadState.Loaded)
            return response;

        var replica = new ReplicaInfo { ReplicaID = info.Id, CollectionID = info.Id, NodeIds = { Node }, ResourceGroupName = ResourceGroup };
        foreach (var channel in SchemaWriter.Write(info).VirtualChannelNames)
        {
            var shard = new ShardReplica { LeaderID = Node, LeaderAddr = "local", DmChannelName = channel };
            if (request.WithShardNodes)
                shard.NodeIds.Add(Node);
            replica.ShardReplicas.Add(shard);
        }

        response.Replicas.Add(replica);
        return response;
    }
}
