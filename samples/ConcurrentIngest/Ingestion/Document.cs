using Connectors.Milvus.Client;

namespace ConcurrentIngest.Ingestion;

/// <summary>What is ingested: a key, a little metadata and a vector.</summary>
internal sealed class Document
{
    [MilvusKey]
    public long Id { get; set; }

    public string Source { get; set; } = "";

    public float[] Vector { get; set; } = [];
}
