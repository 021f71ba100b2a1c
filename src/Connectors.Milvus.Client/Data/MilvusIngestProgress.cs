namespace Connectors.Milvus.Client;

/// <summary>How far writing many records has come.</summary>
public sealed record MilvusIngestProgress
{
    /// <summary>The records taken from the source.</summary>
    public long RowsRead { get; init; }

    /// <summary>The records that the server has acknowledged.</summary>
    public long RowsWritten { get; init; }

    /// <summary>The encoded bytes of the written records.</summary>
    public long BytesWritten { get; init; }

    /// <summary>The batches that the server has acknowledged.</summary>
    public long BatchesWritten { get; init; }

    /// <summary>
    /// All records before this position of the source are written; some after it may be too. What a process keeps that wants to go
    /// on after it was killed.
    /// </summary>
    public long WrittenUpTo { get; init; }

    /// <summary>The time since the call began, by the client's clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Written records per second since the call began.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? RowsWritten / Elapsed.TotalSeconds : 0;
}
