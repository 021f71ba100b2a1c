using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Local;

/// <summary>Load state, of collections and of partitions.</summary>
internal static class LoadHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.LoadCollection, Load);
        table.Add(MilvusRpcs.ReleaseCollection, Release);
        table.Add(MilvusRpcs.LoadPartitions, LoadPartitions);
        table.Add(MilvusRpcs.ReleasePartitions, ReleasePartitions);
        table.Add(MilvusRpcs.GetLoadState, GetState);
        table.Add(MilvusRpcs.GetLoadingProgress, GetProgress);
    }

    private static Status Load(LoadCollectionRequest request, RpcContext context)
    {
        context.Engine.LoadCollection(context.Database(request.DbName), request.CollectionName, request.LoadFields, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Release(ReleaseCollectionRequest request, RpcContext context)
    {
        context.Engine.ReleaseCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status LoadPartitions(LoadPartitionsRequest request, RpcContext context)
    {
        context.Engine.LoadPartitions(context.Database(request.DbName), request.CollectionName, request.PartitionNames, request.LoadFields, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status ReleasePartitions(ReleasePartitionsRequest request, RpcContext context)
    {
        context.Engine.ReleasePartitions(context.Database(request.DbName), request.CollectionName, request.PartitionNames, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static GetLoadStateResponse GetState(GetLoadStateRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var state = State(context, database, request.CollectionName, request.PartitionNames);
        return new GetLoadStateResponse { Status = MilvusStatus.Success(), State = (LoadState)state };
    }

    private static GetLoadingProgressResponse GetProgress(GetLoadingProgressRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        _ = context.Engine.DescribeCollection(database, request.CollectionName, context.CancellationToken);
        var progress = State(context, database, request.CollectionName, request.PartitionNames) == EngineLoadState.Loaded ? 100 : 0;
        return new GetLoadingProgressResponse { Status = MilvusStatus.Success(), Progress = progress, RefreshProgress = progress };
    }

    private static EngineLoadState State(RpcContext context, string database, string collection, RepeatedField<string> partitions) => partitions.Count == 0
        ? context.Engine.GetLoadState(database, collection, context.CancellationToken)
        : context.Engine.GetLoadState(database, collection, partitions, context.CancellationToken);
}
