using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary><c>/collections</c>: load, release and their state.</summary>
internal static class LoadRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/collections/load", call => Load(call, refresh: false));
        routes.Add("/collections/refresh_load", call => Load(call, refresh: true));
        routes.Add("/collections/release", Release);
        routes.Add("/collections/get_load_state", State);
    }

    private static RestAnswer Load(RestCall call, bool refresh)
        => call.Done(MilvusRpcs.LoadCollection, new LoadCollectionRequest { DbName = call.Database, CollectionName = call.Collection, Refresh = refresh });

    private static RestAnswer Release(RestCall call)
        => call.Done(MilvusRpcs.ReleaseCollection, new ReleaseCollectionRequest { DbName = call.Database, CollectionName = call.Collection });

    private static RestAnswer State(RestCall call)
    {
        var partitions = call.Body.Texts("partitionNames");
        var state = call.Run(
            MilvusRpcs.GetLoadState,
            new GetLoadStateRequest { DbName = call.Database, CollectionName = call.Collection, PartitionNames = { partitions } }).State;
        if (state == LoadState.NotExist)
            throw new RestException(MilvusCode.CollectionNotFound, $"collection not found[collection={call.Collection}]");
        if (state == LoadState.NotLoad)
            return RestAnswers.Object(writer => writer.WriteString("loadState", state.ToWire()));

        var progress = call.Run(
            MilvusRpcs.GetLoadingProgress,
            new GetLoadingProgressRequest { DbName = call.Database, CollectionName = call.Collection, PartitionNames = { partitions } }).Progress;
        return RestAnswers.Object(writer =>
        {
            writer.WriteString("loadState", (progress >= 100 ? LoadState.Loaded : LoadState.Loading).ToWire());
            writer.WriteNumber("loadProgress", progress);
        });
    }
}
