using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Loading a collection or partitions of it, and waiting until they are loaded.</summary>
internal static class CollectionLoading
{
    private const int AlreadyLoaded = 104;
    private const int Done = 100;

    public static void Check(MilvusLoadOptions options)
    {
        if (options.ReplicaCount is { } replicas)
        {
            Limits.RequireRange(replicas, 1, int.MaxValue, "ReplicaCount", "Leave it out for one, or what the database says.", nameof(options));
        }

        Limits.RequireNames(options.Fields ?? [], nameof(options));
        Limits.RequireNames(options.ResourceGroups ?? [], nameof(options));
    }

    public static Task LoadAsync(Operation operation, MilvusLoadOptions options) =>
        LoadAsync(operation, options, MilvusRpcs.LoadCollection, LoadRequests.Load(operation.Target, options), partitions: null);

    public static Task LoadPartitionsAsync(Operation operation, IReadOnlyList<string> partitions, MilvusLoadOptions options) =>
        LoadAsync(
            operation,
            options,
            MilvusRpcs.LoadPartitions,
            LoadRequests.LoadPartitions(operation.Target, partitions, options),
            partitions);

    /// <summary>Takes up what was added since the collection was loaded: segments of a bulk import, larger segments after a compaction.</summary>
    public static async Task RefreshAsync(Operation operation, IProgress<int>? progress)
    {
        await operation.InvokeAsync(MilvusRpcs.LoadCollection, LoadRequests.Refresh(operation.Target)).ConfigureAwait(false);
        await WaitAsync(operation, null, progress, answer => answer.RefreshProgress).ConfigureAwait(false);
    }

    public static Task<GetLoadingProgressResponse> ProgressAsync(Operation operation, IReadOnlyList<string>? partitions) =>
        operation.InvokeAsync(MilvusRpcs.GetLoadingProgress, LoadRequests.Progress(operation.Target, partitions));

    private static async Task LoadAsync<TRequest>(
        Operation operation, MilvusLoadOptions options, MilvusRpc<TRequest, Status> rpc, TRequest request, IReadOnlyList<string>? partitions)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
    {
        if (options.Fields is { Count: > 0 } || options.SkipDynamicField)
        {
            await operation.RequireAsync(ServerFeatures.LoadFields).ConfigureAwait(false);
        }

        try
        {
            await operation.InvokeAsync(rpc, request).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (refused.Code == AlreadyLoaded)
        {
            return;
        }

        if (options.WaitUntilLoaded)
        {
            // The progress, not the state: it also says why loading failed.
            await WaitAsync(operation, partitions, options.Progress, answer => answer.Progress).ConfigureAwait(false);
        }
    }

    private static async Task WaitAsync(
        Operation operation, IReadOnlyList<string>? partitions, IProgress<int>? progress, Func<GetLoadingProgressResponse, long> read)
    {
        var told = -1L;
        await Polling.UntilAsync(
            operation,
            async () =>
            {
                var percent = read(await ProgressAsync(operation, partitions).ConfigureAwait(false));
                if (percent != told)
                {
                    told = percent;
                    progress?.Report((int)percent);
                }

                return percent >= Done;
            }).ConfigureAwait(false);
    }
}
