using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about external collections and what their answers mean.</summary>
internal static class ExternalRequests
{
    public static RefreshExternalCollectionRequest Refresh(CollectionKey target, MilvusExternalRefreshOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        ExternalSource = options.ExternalSource ?? "",
        ExternalSpec = options.ExternalSpec ?? "",
    };

    public static GetRefreshExternalCollectionProgressRequest Progress(long jobId) => new() { JobId = jobId };

    public static ListRefreshExternalCollectionJobsRequest List(CollectionKey target) =>
        new() { DbName = target.Database, CollectionName = target.Name };

    public static MilvusExternalRefreshJob ToJob(RefreshExternalCollectionJobInfo answer) => new()
    {
        JobId = answer.JobId,
        Collection = answer.CollectionName,
        State = (MilvusExternalRefreshState)(int)answer.State,
        Progress = (int)answer.Progress,
        Reason = answer.Reason.Length == 0 ? null : answer.Reason,
        ExternalSource = answer.ExternalSource,
        ExternalSpec = answer.ExternalSpec,
        StartTime = Times.FromMilliseconds(answer.StartTime),
        EndTime = Times.FromMilliseconds(answer.EndTime),
    };
}
