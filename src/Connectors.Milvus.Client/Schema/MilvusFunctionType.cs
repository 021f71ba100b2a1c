namespace Connectors.Milvus.Client;

/// <summary>What a function of a collection or of a search does. The values are Milvus's own numbers.</summary>
public enum MilvusFunctionType
{
    /// <summary>What a server reports for a kind that this client does not know.</summary>
    Unknown = 0,

    /// <summary>Full-text search: text with an analyzer becomes a sparse vector, compared by BM25 (Milvus 2.5).</summary>
    [Covers("BM25 function", Needs = nameof(ServerFeatures.Functions))]
    BM25 = 1,

    /// <summary>A model provider turns text into vectors (Milvus 2.6).</summary>
    [Covers("text embedding function", Needs = nameof(ServerFeatures.TextEmbedding))]
    TextEmbedding = 2,

    /// <summary>Changes the order of a search's hits. Belongs to a search, not to a schema (Milvus 2.6).</summary>
    Rerank = 3,

    /// <summary>Text becomes a signature, to find near-duplicates (Milvus 2.6).</summary>
    [Covers("MinHash function", Needs = nameof(ServerFeatures.MinHash))]
    MinHash = 4,

    /// <summary>Molecules become fingerprints. Named by the protocol; no server offers it.</summary>
    MolFingerprint = 5,
}
