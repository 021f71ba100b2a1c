namespace Connectors.Milvus.Client;

/// <summary>How a collection is optimized.</summary>
public sealed record MilvusOptimizeOptions
{
    /// <summary>The size that segments are to have, in MiB, at least 1; null leaves it to the server.</summary>
    public long? TargetSizeMiB { get; init; }

    /// <summary>Told of each stage as it begins; null tells nobody.</summary>
    public IProgress<MilvusOptimizeStage>? Progress { get; init; }

    /// <summary>The deadline for all stages together; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>The stages of an optimization, in their order.</summary>
public enum MilvusOptimizeStage
{
    /// <summary>Waiting until the indexes of the present segments are built.</summary>
    WaitingForIndexes,

    /// <summary>Starting the compaction.</summary>
    Compacting,

    /// <summary>Waiting until the segments are merged.</summary>
    WaitingForCompaction,

    /// <summary>Waiting until the indexes of the merged segments are built.</summary>
    WaitingForIndexRebuild,

    /// <summary>Loading the merged segments in place of the old ones; only when the collection is loaded.</summary>
    RefreshingLoad,
}
