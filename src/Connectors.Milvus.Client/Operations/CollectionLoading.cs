using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Loading a collection, and waiting until it is loaded.</summary>
internal static class CollectionLoading
{
    private const int AlreadyLoaded = 104;
    private const int Done = 100;

    public static async Task LoadAsync(Operation operation, MilvusLoadOptions options)
    {
        try
        {
            await operation.InvokeAsync(MilvusRpcs.LoadCollection, CollectionRequests.Load(operation.Target, options)).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (refused.Code == AlreadyLoaded)
        {
            return;
        }

        if (options.WaitUntilLoaded)
        {
            // The progress, not the state: it also says why loading failed.
            await Polling.UntilAsync(operation, async () => await ProgressAsync(operation).ConfigureAwait(false) >= Done).ConfigureAwait(false);
        }
    }

    private static async Task<long> ProgressAsync(Operation operation)
    {
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetLoadingProgress, CollectionRequests.LoadingProgress(operation.Target))
            .ConfigureAwait(false);
        return answer.Progress;
    }
}
