using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about snapshots and what their answers mean.</summary>
internal static class SnapshotRequests
{
    public static CreateSnapshotRequest Create(CollectionKey target, string snapshot, MilvusCreateSnapshotOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        Name = snapshot,
        Description = options.Description,
        CompactionProtectionSeconds = Seconds(options.CompactionProtection, "CompactionProtection", nameof(options)),
    };

    public static DropSnapshotRequest Drop(CollectionKey target, string snapshot) =>
        new() { DbName = target.Database, CollectionName = target.Name, Name = snapshot };

    public static ListSnapshotsRequest List(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static DescribeSnapshotRequest Describe(CollectionKey target, string snapshot) =>
        new() { DbName = target.Database, CollectionName = target.Name, Name = snapshot };

    public static RestoreSnapshotRequest Restore(
        CollectionKey source, string snapshot, string targetCollection, MilvusRestoreSnapshotOptions options) => new()
    {
        DbName = source.Database,
        CollectionName = source.Name,
        Name = snapshot,
        TargetCollectionName = targetCollection,
        TargetDbName = options.TargetDatabase ?? source.Database,
        RewriteData = options.RewriteData,
    };

    public static ListRestoreSnapshotJobsRequest ListJobs(CollectionKey target) =>
        new() { DbName = target.Database, CollectionName = target.Name };

    public static PinSnapshotDataRequest Pin(CollectionKey target, string snapshot, TimeSpan? timeToLive) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        Name = snapshot,
        TtlSeconds = Seconds(timeToLive, nameof(timeToLive), nameof(timeToLive)),
    };

    public static MilvusSnapshotDescription ToDescription(DescribeSnapshotResponse answer) => new()
    {
        Name = answer.Name,
        Collection = answer.CollectionName,
        Description = answer.Description,
        PartitionNames = [.. answer.PartitionNames],
        CreatedTimestamp = answer.CreateTs,
        Location = answer.S3Location,
    };

    public static MilvusRestoreJob ToJob(RestoreSnapshotInfo answer) => new()
    {
        JobId = answer.JobId,
        SnapshotName = answer.SnapshotName,
        Database = answer.DbName,
        Collection = answer.CollectionName,
        State = (MilvusRestoreState)(int)answer.State,
        Progress = answer.Progress,
        Reason = answer.Reason.Length == 0 ? null : answer.Reason,
        StartTime = Times.FromMilliseconds((long)answer.StartTime),
        Elapsed = TimeSpan.FromMilliseconds(answer.TimeCost),
    };

    // The wire counts whole seconds; a fraction that got lost would end a protection early.
    private static long Seconds(TimeSpan? duration, string what, string parameter)
    {
        var ticks = (duration ?? TimeSpan.Zero).Ticks;
        return ticks >= 0 && ticks % TimeSpan.TicksPerSecond == 0
            ? ticks / TimeSpan.TicksPerSecond
            : throw new ArgumentOutOfRangeException(parameter, $"{what} is {duration:c}, but must be whole seconds, and not negative.");
    }
}
