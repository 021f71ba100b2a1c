using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Keeps a collection as it is now under a name, without copying it. Flush before, so that the newest rows are part of it.
    /// Needs Milvus 3.0 with its storage format 3, as all operations on snapshots do.
    /// See <see href="https://milvus.io/docs/snapshots.md">Snapshots</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="snapshot">The snapshot's name, which no other snapshot of the collection has.</param>
    /// <param name="options">Description and protection; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("create_snapshot", nameof(MilvusRpcs.CreateSnapshot), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task CreateSnapshotAsync(
        string collection, string snapshot, MilvusCreateSnapshotOptions? options = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(snapshot, nameof(snapshot));
        options ??= new MilvusCreateSnapshotOptions();
        var operation = Begin("CreateSnapshot", collection, options.Timeout, cancellationToken);
        var request = SnapshotRequests.Create(operation.Target, snapshot, options);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        await operation.InvokeAsync(MilvusRpcs.CreateSnapshot, request).ConfigureAwait(false);
    }

    /// <summary>Drops a snapshot; files that nothing else uses are removed later. A pinned one cannot be dropped.</summary>
    /// <param name="collection">The collection that it was made of.</param>
    /// <param name="snapshot">The snapshot's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("drop_snapshot", nameof(MilvusRpcs.DropSnapshot), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task DropSnapshotAsync(string collection, string snapshot, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(snapshot, nameof(snapshot));
        var operation = Begin("DropSnapshot", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.DropSnapshot, SnapshotRequests.Drop(operation.Target, snapshot))
            .ConfigureAwait(false);
    }

    /// <summary>The names of a collection's snapshots, or of all snapshots of the database.</summary>
    /// <param name="collection">The collection; null lists those of every collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("list_snapshots", nameof(MilvusRpcs.ListSnapshots), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<IReadOnlyList<string>> ListSnapshotsAsync(string? collection = null, CancellationToken cancellationToken = default)
    {
        var operation = BeginWithin("ListSnapshots", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ListSnapshots, SnapshotRequests.List(operation.Target))
            .ConfigureAwait(false);
        return [.. answer.Snapshots];
    }

    /// <summary>Tells what a snapshot holds, and where it is.</summary>
    /// <param name="collection">The collection that it was made of.</param>
    /// <param name="snapshot">The snapshot's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("describe_snapshot", nameof(MilvusRpcs.DescribeSnapshot), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<MilvusSnapshotDescription> DescribeSnapshotAsync(
        string collection, string snapshot, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(snapshot, nameof(snapshot));
        var operation = Begin("DescribeSnapshot", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.DescribeSnapshot, SnapshotRequests.Describe(operation.Target, snapshot))
            .ConfigureAwait(false);
        return SnapshotRequests.ToDescription(answer);
    }

    /// <summary>
    /// Starts to make a new collection of a snapshot. Returns at once; ask with <see cref="GetRestoreSnapshotStateAsync"/>.
    /// </summary>
    /// <param name="collection">The collection that the snapshot was made of.</param>
    /// <param name="snapshot">The snapshot's name.</param>
    /// <param name="targetCollection">The new collection's name, which no collection or alias has.</param>
    /// <param name="options">Another database, whether data is copied; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; what was started goes on.</param>
    /// <returns>The job's number.</returns>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("restore_snapshot", nameof(MilvusRpcs.RestoreSnapshot), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<long> RestoreSnapshotAsync(
        string collection,
        string snapshot,
        string targetCollection,
        MilvusRestoreSnapshotOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Limits.RequireName(snapshot, nameof(snapshot));
        Limits.RequireNewName(targetCollection, "collection name", nameof(targetCollection));
        options ??= new MilvusRestoreSnapshotOptions();
        if (options.TargetDatabase is not null)
        {
            Limits.RequireName(options.TargetDatabase, nameof(options));
        }

        var operation = Begin("RestoreSnapshot", collection, options.Timeout, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.RestoreSnapshot, SnapshotRequests.Restore(operation.Target, snapshot, targetCollection, options))
            .ConfigureAwait(false);
        return answer.JobId;
    }

    /// <summary>How far restoring a snapshot has come.</summary>
    /// <param name="jobId">What <see cref="RestoreSnapshotAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("get_restore_snapshot_state", nameof(MilvusRpcs.GetRestoreSnapshotState), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<MilvusRestoreJob> GetRestoreSnapshotStateAsync(long jobId, CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetRestoreSnapshotState", cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetRestoreSnapshotState, new GetRestoreSnapshotStateRequest { JobId = jobId })
            .ConfigureAwait(false);
        return SnapshotRequests.ToJob(answer.Info ?? throw new MilvusException($"The server told nothing about job {jobId}."));
    }

    /// <summary>The restorings of a collection's snapshots, or of all snapshots of the database.</summary>
    /// <param name="collection">The collection; null lists those of every collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("list_restore_snapshot_jobs", nameof(MilvusRpcs.ListRestoreSnapshotJobs), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<IReadOnlyList<MilvusRestoreJob>> ListRestoreSnapshotJobsAsync(
        string? collection = null, CancellationToken cancellationToken = default)
    {
        var operation = BeginWithin("ListRestoreSnapshotJobs", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ListRestoreSnapshotJobs, SnapshotRequests.ListJobs(operation.Target))
            .ConfigureAwait(false);
        return [.. answer.Jobs.Select(SnapshotRequests.ToJob)];
    }

    /// <summary>Keeps a snapshot's files in place, for a reader outside of Milvus, until it is unpinned or its time is over.</summary>
    /// <param name="collection">The collection that it was made of.</param>
    /// <param name="snapshot">The snapshot's name.</param>
    /// <param name="timeToLive">How long, in whole seconds; null or zero keeps them until they are unpinned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pin's number, for <see cref="UnpinSnapshotDataAsync"/>.</returns>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("pin_snapshot_data", nameof(MilvusRpcs.PinSnapshotData), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task<long> PinSnapshotDataAsync(
        string collection, string snapshot, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(snapshot, nameof(snapshot));
        var operation = Begin("PinSnapshotData", collection, cancellationToken);
        var request = SnapshotRequests.Pin(operation.Target, snapshot, timeToLive);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        return (await operation.InvokeAsync(MilvusRpcs.PinSnapshotData, request).ConfigureAwait(false)).PinId;
    }

    /// <summary>Ends a pin, so that the snapshot's files may go when nothing else needs them.</summary>
    /// <param name="pinId">What <see cref="PinSnapshotDataAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("unpin_snapshot_data", nameof(MilvusRpcs.UnpinSnapshotData), Needs = nameof(ServerFeatures.Snapshots))]
    public async Task UnpinSnapshotDataAsync(long pinId, CancellationToken cancellationToken = default)
    {
        var operation = Begin("UnpinSnapshotData", cancellationToken);
        await operation.RequireAsync(ServerFeatures.Snapshots).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.UnpinSnapshotData, new UnpinSnapshotDataRequest { PinId = pinId })
            .ConfigureAwait(false);
    }
}
