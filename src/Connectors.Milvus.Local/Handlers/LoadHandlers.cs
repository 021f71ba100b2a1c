using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>
/// Load state. The engine loads a whole collection: fields and partitions to load are a matter of memory in Milvus and
/// make no difference to what a search finds, so a narrower wish is granted by loading everything.
/// </summary>
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
        context.Engine.LoadCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Release(ReleaseCollectionRequest request, RpcContext context)
    {
        context.Engine.ReleaseCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status LoadPartitions(LoadPartitionsRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        Partitions.Require(context, database, request.CollectionName, request.PartitionNames);
        context.Engine.LoadCollection(database, request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status ReleasePartitions(ReleasePartitionsRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var kept = Partitions.Require(context, database, request.CollectionName, request.PartitionNames);
        if (kept > 0)
            throw Failures.NotSupported("Releasing some partitions while others stay loaded");

        context.Engine.ReleaseCollection(database, request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static GetLoadStateResponse GetState(GetLoadStateRequest request, RpcContext context)
    {
        var state = context.Engine.GetLoadState(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return new GetLoadStateResponse { Status = MilvusStatus.Success(), State = (LoadState)state };
    }

    private static GetLoadingProgressResponse GetProgress(GetLoadingProgressRequest request, RpcContext context)
    {
        var info = context.Engine.DescribeCollection(
            context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        var progress = info.LoadState == EngineLoadState.Loaded ? 100 : 0;
        return new GetLoadingProgressResponse { Status = MilvusStatus.Success(), Progress = progress, RefreshProgress = progress };
    }
}
