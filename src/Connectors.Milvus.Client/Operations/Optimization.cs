using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Merging a collection's segments to one size, from indexed to indexed. The stages are separate calls; one that was left half way
/// is begun again from the first.
/// </summary>
internal static class Optimization
{
    // What leaves the size to the server.
    private const long ServersChoice = long.MaxValue;

    public static async Task<MilvusCompactionState> RunAsync(Operation operation, MilvusOptimizeOptions options)
    {
        await operation.RequireAsync(ServerFeatures.ForceMerge).ConfigureAwait(false);
        options.Progress?.Report(MilvusOptimizeStage.WaitingForIndexes);
        await WaitForIndexesAsync(operation).ConfigureAwait(false);

        options.Progress?.Report(MilvusOptimizeStage.Compacting);
        var compact = new MilvusCompactOptions { TargetSizeMiB = options.TargetSizeMiB ?? ServersChoice };
        var compactionId = await Compaction.StartAsync(operation, compact).ConfigureAwait(false);

        options.Progress?.Report(MilvusOptimizeStage.WaitingForCompaction);
        var state = await Compaction.WaitAsync(operation, compactionId, progress: null).ConfigureAwait(false);

        options.Progress?.Report(MilvusOptimizeStage.WaitingForIndexRebuild);
        await WaitForIndexesAsync(operation).ConfigureAwait(false);

        var load = await operation.InvokeAsync(MilvusRpcs.GetLoadState, LoadRequests.State(operation.Target, null)).ConfigureAwait(false);
        if (load.State == LoadState.Loaded)
        {
            options.Progress?.Report(MilvusOptimizeStage.RefreshingLoad);
            await CollectionLoading.RefreshAsync(operation, progress: null).ConfigureAwait(false);
        }

        return state;
    }

    private static async Task WaitForIndexesAsync(Operation operation)
    {
        foreach (var index in await IndexBuilding.ListAsync(operation).ConfigureAwait(false))
        {
            await IndexBuilding
                .WaitAsync(operation, indexes => IndexBuilding.Pick(operation, indexes, index.IndexName), progress: null)
                .ConfigureAwait(false);
        }
    }
}
