using Connectors.Milvus.Client;

namespace ConcurrentIngest.Ingestion;

/// <summary>What both halves did.</summary>
/// <param name="Stopped">The outcome of the half that was cancelled.</param>
/// <param name="Resumed">The outcome of the half that went on.</param>
/// <param name="Verified">The documents found by their keys afterwards, each exactly once.</param>
internal sealed record IngestReport(MilvusIngestOutcome Stopped, MilvusIngestOutcome Resumed, long Verified)
{
    public long Rows => Stopped.RowsWritten + Resumed.RowsWritten;

    public double RowsPerSecond => Rows / (Stopped.Elapsed + Resumed.Elapsed).TotalSeconds;

    public double MegabytesPerSecond =>
        (Stopped.BytesWritten + Resumed.BytesWritten) / 1e6 / (Stopped.Elapsed + Resumed.Elapsed).TotalSeconds;
}
