using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about compactions and what their answers mean.</summary>
internal static class CompactionRequests
{
    public static void Check(MilvusCompactOptions options)
    {
        if (options.TargetSizeMiB is { } size)
        {
            Limits.RequireRange(size, 1, long.MaxValue, "TargetSizeMiB", "Give MiB; 1024 is the usual size of a segment.", nameof(options));
        }

        if ((options.IsClustering ? 1 : 0) + (options.IsL0 ? 1 : 0) + (options.TargetSizeMiB is null ? 0 : 1) > 1)
        {
            throw new ArgumentException(
                "IsClustering, IsL0 and TargetSizeMiB are different kinds of compaction. Set one of them, and compact again for another.",
                nameof(options));
        }
    }

    public static ManualCompactionRequest Compact(CollectionKey target, MilvusCompactOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        MajorCompaction = options.IsClustering,
        L0Compaction = options.IsL0,
        TargetSize = options.TargetSizeMiB ?? 0,
    };

    public static GetCompactionStateRequest State(long compactionId) => new() { CompactionID = compactionId };

    public static GetCompactionPlansRequest Plans(long compactionId) => new() { CompactionID = compactionId };

    public static MilvusCompactionState ToState(GetCompactionStateResponse answer, long compactionId) => new()
    {
        CompactionId = compactionId,
        Status = (MilvusCompactionStatus)(int)answer.State,
        ExecutingPlans = answer.ExecutingPlanNo,
        TimedOutPlans = answer.TimeoutPlanNo,
        CompletedPlans = answer.CompletedPlanNo,
        FailedPlans = answer.FailedPlanNo,
    };

    public static MilvusCompactionPlans ToPlans(GetCompactionPlansResponse answer, long compactionId) => new()
    {
        CompactionId = compactionId,
        Status = (MilvusCompactionStatus)(int)answer.State,
        Plans = [.. answer.MergeInfos.Select(merge => new MilvusCompactionPlan([.. merge.Sources], merge.Target))],
    };
}
