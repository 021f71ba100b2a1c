namespace Connectors.Milvus.Client;

/// <summary>How a snapshot is made.</summary>
public sealed record MilvusCreateSnapshotOptions
{
    /// <summary>What the snapshot is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>How long compaction leaves the snapshot's segments alone, in whole seconds; null or zero does not protect them.</summary>
    public TimeSpan? CompactionProtection { get; init; }

    /// <summary>The deadline; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>A snapshot as the server describes it.</summary>
public sealed record MilvusSnapshotDescription
{
    /// <summary>The snapshot's name.</summary>
    public required string Name { get; init; }

    /// <summary>The collection it was made of.</summary>
    public required string Collection { get; init; }

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>The partitions it holds.</summary>
    public IReadOnlyList<string> PartitionNames { get; init; } = [];

    /// <summary>When it was made, as the server counts time; everything written before is part of it.</summary>
    public long CreatedTimestamp { get; init; }

    /// <summary>Where its description is in the object storage, when it was exported; empty otherwise.</summary>
    public string Location { get; init; } = "";
}

/// <summary>How a snapshot is restored.</summary>
public sealed record MilvusRestoreSnapshotOptions
{
    /// <summary>The database of the new collection; null means that of the snapshot's collection.</summary>
    public string? TargetDatabase { get; init; }

    /// <summary>Whether the data is copied and written anew; otherwise the snapshot's files are used as they are.</summary>
    public bool RewriteData { get; init; }

    /// <summary>The deadline for starting it; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How far restoring a snapshot has come.</summary>
public enum MilvusRestoreState
{
    /// <summary>The server does not tell.</summary>
    None = 0,

    /// <summary>Not begun.</summary>
    Pending = 1,

    /// <summary>Under way.</summary>
    Executing = 2,

    /// <summary>Done; the collection is there and can be loaded.</summary>
    Completed = 3,

    /// <summary>Failed; see <see cref="MilvusRestoreJob.Reason"/>.</summary>
    Failed = 4,
}

/// <summary>One restoring of a snapshot.</summary>
public sealed record MilvusRestoreJob
{
    /// <summary>The job's number.</summary>
    public required long JobId { get; init; }

    /// <summary>The snapshot.</summary>
    public required string SnapshotName { get; init; }

    /// <summary>The database of the new collection; empty when the server does not tell.</summary>
    public string Database { get; init; } = "";

    /// <summary>The new collection.</summary>
    public required string Collection { get; init; }

    /// <summary>How far it has come.</summary>
    public required MilvusRestoreState State { get; init; }

    /// <summary>The same in percent: 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>Why it failed, when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began; null when it has not.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long it has taken, or took.</summary>
    public TimeSpan Elapsed { get; init; }
}
