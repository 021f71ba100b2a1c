using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Sealing what was written, and waiting until it is done.</summary>
internal static class CollectionFlushing
{
    public static async Task<IReadOnlyList<MilvusFlush>> FlushAsync(
        Operation operation, IReadOnlyList<string> collections, MilvusFlushOptions options)
    {
        var database = operation.Target.Database;
        var answer = await operation.InvokeAsync(MilvusRpcs.Flush, FlushRequests.Flush(database, collections)).ConfigureAwait(false);
        MilvusFlush[] flushes = [.. collections.Select(collection => FlushRequests.ToFlush(answer, collection))];
        if (options.WaitUntilFlushed)
        {
            foreach (var flush in flushes)
            {
                await Polling.UntilAsync(operation, () => IsDoneAsync(operation, flush)).ConfigureAwait(false);
            }
        }

        return flushes;
    }

    public static async Task<bool> IsDoneAsync(Operation operation, MilvusFlush flush)
    {
        var request = FlushRequests.State(operation.Target.Database, flush);
        return (await operation.InvokeAsync(MilvusRpcs.GetFlushState, request).ConfigureAwait(false)).Flushed;
    }

    public static async Task<ulong> FlushAllAsync(Operation operation, MilvusFlushOptions options)
    {
        var answer = await operation
            .InvokeAsync(MilvusRpcs.FlushAll, FlushRequests.FlushAll(operation.Target.Database))
            .ConfigureAwait(false);
        if (options.WaitUntilFlushed)
        {
            await Polling.UntilAsync(operation, () => IsAllDoneAsync(operation, answer.FlushAllTs)).ConfigureAwait(false);
        }

        return answer.FlushAllTs;
    }

    public static async Task<bool> IsAllDoneAsync(Operation operation, ulong timestamp)
    {
        var request = FlushRequests.AllState(operation.Target.Database, timestamp);
        return (await operation.InvokeAsync(MilvusRpcs.GetFlushAllState, request).ConfigureAwait(false)).Flushed;
    }
}
