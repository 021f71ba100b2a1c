using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Loads a collection so that it can be searched, and waits until it is. Loading a loaded one is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="options">Replicas, fields, whether to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on loading.</param>
    [Covers("load_collection", nameof(MilvusRpcs.LoadCollection), nameof(MilvusRpcs.GetLoadingProgress))]
    public Task LoadCollectionAsync(string collection, MilvusLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusLoadOptions();
        CollectionLoading.Check(options);
        return CollectionLoading.LoadAsync(Begin("LoadCollection", collection, options.Timeout, cancellationToken), options);
    }

    /// <summary>
    /// Takes up, in a loaded collection, what a bulk import or a compaction has made since it was loaded, and waits until that is
    /// loaded. Searches go on meanwhile.
    /// </summary>
    /// <param name="collection">The collection's name or alias; it is loaded.</param>
    /// <param name="progress">Told how many percent are done, each time that the number changes; null tells nobody.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on loading.</param>
    [Covers("refresh_load", nameof(MilvusRpcs.LoadCollection), nameof(MilvusRpcs.GetLoadingProgress))]
    public Task RefreshLoadAsync(string collection, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        CollectionLoading.RefreshAsync(Begin("RefreshLoad", collection, cancellationToken), progress);

    /// <summary>Frees the memory that a collection is loaded into. Its data stays.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("release_collection", nameof(MilvusRpcs.ReleaseCollection))]
    public Task ReleaseCollectionAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("ReleaseCollection", collection, cancellationToken);
        return operation.InvokeAsync(MilvusRpcs.ReleaseCollection, LoadRequests.Release(operation.Target));
    }

    /// <summary>Whether a collection, or partitions of it, are loaded.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partitionNames">The partitions to ask about; null asks about the collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_load_state", nameof(MilvusRpcs.GetLoadState))]
    public async Task<MilvusLoadState> GetLoadStateAsync(
        string collection, IReadOnlyList<string>? partitionNames = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(partitionNames ?? [], nameof(partitionNames));
        var operation = Begin("GetLoadState", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetLoadState, LoadRequests.State(operation.Target, partitionNames))
            .ConfigureAwait(false);
        return (MilvusLoadState)(int)answer.State;
    }

    /// <summary>How many percent of a collection, or of partitions of it, are loaded: 0 to 100.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="partitionNames">The partitions to ask about; null asks about the collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusServerException">Loading failed or was never begun; the message says which.</exception>
    [Covers("get_load_state (progress)", nameof(MilvusRpcs.GetLoadingProgress))]
    public async Task<int> GetLoadingProgressAsync(
        string collection, IReadOnlyList<string>? partitionNames = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNames(partitionNames ?? [], nameof(partitionNames));
        var operation = Begin("GetLoadingProgress", collection, cancellationToken);
        return (int)(await CollectionLoading.ProgressAsync(operation, partitionNames).ConfigureAwait(false)).Progress;
    }
}
