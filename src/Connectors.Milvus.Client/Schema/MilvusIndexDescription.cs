namespace Connectors.Milvus.Client;

/// <summary>How far the building of an index has come.</summary>
public enum MilvusIndexState
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>Not started.</summary>
    Unissued = 1,

    /// <summary>Being built.</summary>
    InProgress = 2,

    /// <summary>Built.</summary>
    Finished = 3,

    /// <summary>Failed; see <see cref="MilvusIndexDescription.FailReason"/>.</summary>
    Failed = 4,

    /// <summary>Failed and will be tried again by the server.</summary>
    Retry = 5,
}

/// <summary>An index as the server describes it.</summary>
public sealed record MilvusIndexDescription
{
    /// <summary>The index's name.</summary>
    public required string IndexName { get; init; }

    /// <summary>The indexed field.</summary>
    public required string FieldName { get; init; }

    /// <summary>The kind of index, see <see cref="MilvusIndexTypes"/>; empty when the server does not tell.</summary>
    public string IndexType { get; init; } = "";

    /// <summary>The metric of a vector index; null for scalar indexes.</summary>
    public string? MetricType { get; init; }

    /// <summary>Everything else the server tells: build parameters by name, as text.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>How far the building has come.</summary>
    public MilvusIndexState State { get; init; }

    /// <summary>Rows indexed so far.</summary>
    public long IndexedRows { get; init; }

    /// <summary>Rows to index in total.</summary>
    public long TotalRows { get; init; }

    /// <summary>Rows of sealed segments that wait to be indexed.</summary>
    public long PendingRows { get; init; }

    /// <summary>Rows indexed of all rows to index, in percent: 0 to 100, and 100 when there are none.</summary>
    public int BuildProgress => TotalRows <= 0 ? 100 : (int)Math.Min(100, IndexedRows * 100 / TotalRows);

    /// <summary>The server's number for the index; 0 when it does not tell.</summary>
    public long IndexId { get; init; }

    /// <summary>Why the building failed, when it did.</summary>
    public string? FailReason { get; init; }
}
