namespace Connectors.Milvus.Client;

/// <summary>How an external collection is read again.</summary>
public sealed record MilvusExternalRefreshOptions
{
    /// <summary>Where to read from now on; null keeps the collection's source.</summary>
    public string? ExternalSource { get; init; }

    /// <summary>How to read it from now on, as JSON text; null keeps the collection's.</summary>
    public string? ExternalSpec { get; init; }

    /// <summary>The deadline for starting it; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How far reading an external collection again has come.</summary>
public enum MilvusExternalRefreshState
{
    /// <summary>Not begun.</summary>
    Pending = 0,

    /// <summary>Under way.</summary>
    InProgress = 1,

    /// <summary>Done.</summary>
    Completed = 2,

    /// <summary>Failed; see <see cref="MilvusExternalRefreshJob.Reason"/>.</summary>
    Failed = 3,
}

/// <summary>One reading of an external collection's source.</summary>
public sealed record MilvusExternalRefreshJob
{
    /// <summary>The job's number.</summary>
    public required long JobId { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>How far it has come.</summary>
    public required MilvusExternalRefreshState State { get; init; }

    /// <summary>The same in percent: 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>Why it failed, when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>What is read.</summary>
    public string ExternalSource { get; init; } = "";

    /// <summary>How it is read, as JSON text; empty when the server does not tell.</summary>
    public string ExternalSpec { get; init; } = "";

    /// <summary>When it began; null when it has not.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended; null when it has not.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
