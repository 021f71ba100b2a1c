using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Starts to read an external collection's source again. Returns at once; ask with
    /// <see cref="GetRefreshExternalCollectionProgressAsync"/>.
    /// </summary>
    /// <param name="collection">The external collection's name or alias.</param>
    /// <param name="options">Another source; null keeps the collection's.</param>
    /// <param name="cancellationToken">Cancels the call; what was started goes on.</param>
    /// <returns>The job's number.</returns>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers(
        "refresh_external_collection", nameof(MilvusRpcs.RefreshExternalCollection), Needs = nameof(ServerFeatures.ExternalCollections))]
    public async Task<long> RefreshExternalCollectionAsync(
        string collection, MilvusExternalRefreshOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MilvusExternalRefreshOptions();
        var operation = Begin("RefreshExternalCollection", collection, options.Timeout, cancellationToken);
        await operation.RequireAsync(ServerFeatures.ExternalCollections).ConfigureAwait(false);
        var answer = await operation
            .InvokeDdlAsync(MilvusRpcs.RefreshExternalCollection, ExternalRequests.Refresh(operation.Target, options))
            .ConfigureAwait(false);
        return answer.JobId;
    }

    /// <summary>How far reading an external collection's source again has come.</summary>
    /// <param name="jobId">What <see cref="RefreshExternalCollectionAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers(
        "get_refresh_external_collection_progress",
        nameof(MilvusRpcs.GetRefreshExternalCollectionProgress),
        Needs = nameof(ServerFeatures.ExternalCollections))]
    public async Task<MilvusExternalRefreshJob> GetRefreshExternalCollectionProgressAsync(
        long jobId, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetRefreshExternalCollectionProgress", cancellationToken);
        await operation.RequireAsync(ServerFeatures.ExternalCollections).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetRefreshExternalCollectionProgress, ExternalRequests.Progress(jobId))
            .ConfigureAwait(false);
        return ExternalRequests.ToJob(answer.JobInfo ?? throw new MilvusException($"The server told nothing about job {jobId}."));
    }

    /// <summary>The readings of an external collection's source, or of all external collections of the database.</summary>
    /// <param name="collection">The external collection's name; null lists those of every collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers(
        "list_refresh_external_collection_jobs",
        nameof(MilvusRpcs.ListRefreshExternalCollectionJobs),
        Needs = nameof(ServerFeatures.ExternalCollections))]
    public async Task<IReadOnlyList<MilvusExternalRefreshJob>> ListRefreshExternalCollectionJobsAsync(
        string? collection = null, CancellationToken cancellationToken = default)
    {
        var operation = BeginWithin("ListRefreshExternalCollectionJobs", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.ExternalCollections).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ListRefreshExternalCollectionJobs, ExternalRequests.List(operation.Target))
            .ConfigureAwait(false);
        return [.. answer.Jobs.Select(ExternalRequests.ToJob)];
    }
}
