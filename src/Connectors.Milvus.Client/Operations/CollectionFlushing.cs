using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Sealing what was written, and waiting until it is done.</summary>
internal static class CollectionFlushing
{
    public static async Task FlushAsync(Operation operation)
    {
        var name = operation.Target.Name;
        var answer = await operation.InvokeAsync(MilvusRpcs.Flush, CollectionRequests.Flush(operation.Target)).ConfigureAwait(false);
        var segments = answer.CollSegIDs.TryGetValue(name, out var ids) ? (IEnumerable<long>)ids.Data : [];
        var request = CollectionRequests.FlushState(operation.Target, segments, answer.CollFlushTs.TryGetValue(name, out var timestamp) ? timestamp : 0);
        await Polling.UntilAsync(
            operation,
            async () => (await operation.InvokeAsync(MilvusRpcs.GetFlushState, request).ConfigureAwait(false)).Flushed).ConfigureAwait(false);
    }
}
