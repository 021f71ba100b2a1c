using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Loads a collection so that it can be searched, and waits until it is. Loading a loaded one is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="options">Replicas, fields, whether to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on loading.</param>
    public Task LoadCollectionAsync(string collection, MilvusLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusLoadOptions();
        return CollectionLoading.LoadAsync(Begin("LoadCollection", collection, options.Timeout, cancellationToken), options);
    }

    /// <summary>Frees the memory that a collection is loaded into. Its data stays.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task ReleaseCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("ReleaseCollection", collection, cancellationToken);
        return operation.InvokeAsync(MilvusRpcs.ReleaseCollection, CollectionRequests.Release(operation.Target));
    }

    /// <summary>Whether a collection is loaded.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<MilvusLoadState> GetLoadStateAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetLoadState", collection, cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.GetLoadState, CollectionRequests.LoadState(operation.Target)).ConfigureAwait(false);
        return (MilvusLoadState)(int)answer.State;
    }
}
