namespace Connectors.Milvus.Client;

/// <summary>
/// Which compaction is done. Without any of these small segments are merged and deleted rows left out.
/// See <see href="https://milvus.io/docs/manage-collections.md">Manage Collections</see> and
/// <see href="https://milvus.io/docs/clustering-compaction.md">Clustering Compaction</see>.
/// </summary>
public sealed record MilvusCompactOptions
{
    /// <summary>Whether rows are sorted into segments by the collection's clustering key. Not together with the other kinds.</summary>
    public bool IsClustering { get; init; }

    /// <summary>Whether only deletions are merged into the segments that they are about (Milvus 2.6.3). Not together with the other kinds.</summary>
    public bool IsL0 { get; init; }

    /// <summary>
    /// The size that segments are to have afterwards, in MiB, at least 1 (Milvus 2.6.15, a preview); <see cref="long.MaxValue"/> leaves
    /// it to the server, as large as its query nodes bear. Null keeps the server's usual size.
    /// See <see href="https://milvus.io/docs/force-merge.md">Force Merge Compaction</see>.
    /// </summary>
    public long? TargetSizeMiB { get; init; }

    /// <summary>The deadline for starting it; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How far a compaction has come.</summary>
public enum MilvusCompactionStatus
{
    /// <summary>The server knows no such compaction, or has forgotten it.</summary>
    Unknown = 0,

    /// <summary>Under way.</summary>
    Executing = 1,

    /// <summary>Done; look for plans that failed or ran out of time.</summary>
    Completed = 2,
}

/// <summary>How far a compaction has come. A plan is one merge of segments.</summary>
public sealed record MilvusCompactionState
{
    /// <summary>The compaction's number.</summary>
    public required long CompactionId { get; init; }

    /// <summary>How far it has come.</summary>
    public required MilvusCompactionStatus Status { get; init; }

    /// <summary>Plans under way.</summary>
    public long ExecutingPlans { get; init; }

    /// <summary>Plans that were not done in time.</summary>
    public long TimedOutPlans { get; init; }

    /// <summary>Plans that are done.</summary>
    public long CompletedPlans { get; init; }

    /// <summary>Plans that failed.</summary>
    public long FailedPlans { get; init; }
}

/// <summary>What a compaction merges.</summary>
public sealed record MilvusCompactionPlans
{
    /// <summary>The compaction's number.</summary>
    public required long CompactionId { get; init; }

    /// <summary>How far it has come.</summary>
    public required MilvusCompactionStatus Status { get; init; }

    /// <summary>Its merges.</summary>
    public IReadOnlyList<MilvusCompactionPlan> Plans { get; init; } = [];
}

/// <summary>One merge: segments that become one.</summary>
/// <param name="Sources">The segments that are merged.</param>
/// <param name="Target">The segment that they become.</param>
public sealed record MilvusCompactionPlan(IReadOnlyList<long> Sources, long Target);
