using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Rewriting segments, and waiting until they are rewritten.</summary>
internal static class Compaction
{
    public static async Task<long> StartAsync(Operation operation, MilvusCompactOptions options)
    {
        if (options.IsL0)
        {
            await operation.RequireAsync(ServerFeatures.L0Compaction).ConfigureAwait(false);
        }

        if (options.TargetSizeMiB is not null)
        {
            await operation.RequireAsync(ServerFeatures.ForceMerge).ConfigureAwait(false);
        }

        var request = CompactionRequests.Compact(operation.Target, options);
        return (await operation.InvokeAsync(MilvusRpcs.ManualCompaction, request).ConfigureAwait(false)).CompactionID;
    }

    public static async Task<MilvusCompactionState> StateAsync(Operation operation, long compactionId)
    {
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetCompactionState, CompactionRequests.State(compactionId))
            .ConfigureAwait(false);
        return CompactionRequests.ToState(answer, compactionId);
    }

    /// <summary>Waits until it is done; one that the server no longer knows is done as well, for it keeps them for hours.</summary>
    public static Task<MilvusCompactionState> WaitAsync(Operation operation, long compactionId, IProgress<MilvusCompactionState>? progress) =>
        Polling.UntilAsync(
            operation, () => StateAsync(operation, compactionId), state => state.Status != MilvusCompactionStatus.Executing, progress);
}
