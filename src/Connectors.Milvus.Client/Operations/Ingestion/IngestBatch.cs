namespace Connectors.Milvus.Client;

/// <summary>Neighbouring records that are written with one call.</summary>
/// <param name="Records">The records.</param>
/// <param name="Start">The first one's position in the source.</param>
/// <param name="Bytes">What they take in the request, frames aside.</param>
internal sealed record IngestBatch<TRecord>(List<TRecord> Records, long Start, long Bytes)
{
    public MilvusRowRange Range => new(Start, Records.Count);
}
