namespace Connectors.Milvus.Client;

/// <summary>How files are imported.</summary>
public sealed record MilvusImportOptions
{
    /// <summary>The partition that takes the rows; null means the default one, or with a partition key where each row belongs.</summary>
    public string? PartitionName { get; init; }

    /// <summary>
    /// Whether the rows are visible as soon as they are imported. Otherwise (Milvus 3.0) the job waits in
    /// <see cref="MilvusImportState.Uncommitted"/> for <see cref="MilvusClient.CommitImportAsync"/> or
    /// <see cref="MilvusClient.AbortImportAsync"/>.
    /// </summary>
    public bool AutoCommit { get; init; } = true;

    /// <summary>Further options by Milvus's names, as text, for example <c>timeout</c> = <c>300s</c>, or <c>sep</c> and <c>nullkey</c> for CSV.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The deadline for starting it; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How far an import has come.</summary>
public enum MilvusImportState
{
    /// <summary>A state that this client has no name for; see <see cref="MilvusImportJob.StateText"/>. The job is not over.</summary>
    Other = 0,

    /// <summary>Not begun.</summary>
    Pending = 1,

    /// <summary>Under way.</summary>
    Importing = 2,

    /// <summary>Imported, and waiting for a commit or an abort.</summary>
    Uncommitted = 3,

    /// <summary>Becoming visible.</summary>
    Committing = 4,

    /// <summary>Done; the rows are visible.</summary>
    Completed = 5,

    /// <summary>Failed or aborted; see <see cref="MilvusImportJob.Reason"/>.</summary>
    Failed = 6,
}

/// <summary>An import job as the server describes it.</summary>
public sealed record MilvusImportJob
{
    /// <summary>The job's number, as text.</summary>
    public required string JobId { get; init; }

    /// <summary>The collection; empty when the server does not tell.</summary>
    public string Collection { get; init; } = "";

    /// <summary>How far it has come.</summary>
    public required MilvusImportState State { get; init; }

    /// <summary>The same as the server spells it.</summary>
    public string StateText { get; init; } = "";

    /// <summary>The same in percent: 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>Why it failed, when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>Rows imported so far; 0 in lists.</summary>
    public long ImportedRows { get; init; }

    /// <summary>Rows to import, as far as is known; 0 in lists.</summary>
    public long TotalRows { get; init; }

    /// <summary>The files' size in bytes, as far as is known; 0 in lists.</summary>
    public long FileSize { get; init; }

    /// <summary>When it ended, as the server spells it; null when it has not.</summary>
    public string? CompleteTime { get; init; }

    /// <summary>The files; empty in lists.</summary>
    public IReadOnlyList<MilvusImportFile> Files { get; init; } = [];
}

/// <summary>One file, or set of NumPy files, of an import job.</summary>
public sealed record MilvusImportFile
{
    /// <summary>The file, as the server names it.</summary>
    public string Name { get; init; } = "";

    /// <summary>How far it has come, as the server spells it.</summary>
    public string StateText { get; init; } = "";

    /// <summary>The same in percent: 0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>Rows imported so far.</summary>
    public long ImportedRows { get; init; }

    /// <summary>Rows in the file, as far as is known.</summary>
    public long TotalRows { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public long FileSize { get; init; }

    /// <summary>Why it failed, when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>When it ended, as the server spells it; null when it has not.</summary>
    public string? CompleteTime { get; init; }
}
