namespace Connectors.Milvus.Client;

/// <summary>
/// Names of metrics, as Milvus spells them. They are open strings: a metric that a newer server adds can be passed as text.
/// </summary>
[Covers("metric types")]
public static class MilvusMetricTypes
{
    /// <summary>Squared Euclidean distance; smaller is nearer.</summary>
    public const string L2 = "L2";

    /// <summary>Inner product; larger is nearer.</summary>
    public const string IP = "IP";

    /// <summary>Cosine similarity, from -1 to 1; larger is nearer.</summary>
    public const string Cosine = "COSINE";

    /// <summary>Hamming distance of binary vectors; smaller is nearer.</summary>
    public const string Hamming = "HAMMING";

    /// <summary>Jaccard distance of binary vectors; smaller is nearer.</summary>
    public const string Jaccard = "JACCARD";

    /// <summary>BM25 relevance of full-text search; larger is nearer.</summary>
    public const string Bm25 = "BM25";

    /// <summary>Jaccard distance over MinHash signatures; smaller is nearer.</summary>
    public const string MinHashJaccard = "MHJACCARD";

    /// <summary>Whether a binary vector holds all bits of the query; of old servers.</summary>
    public const string Substructure = "SUBSTRUCTURE";

    /// <summary>Whether the query holds all bits of a binary vector; of old servers.</summary>
    public const string Superstructure = "SUPERSTRUCTURE";

    /// <summary>Similarity of lists of vectors: for each vector of the query its nearest one of the row, summed; larger is nearer (Milvus 2.6).</summary>
    public const string MaxSim = "MAX_SIM";

    /// <summary>Likewise, each compared by squared Euclidean distance.</summary>
    public const string MaxSimL2 = "MAX_SIM_L2";

    /// <summary>Likewise, each compared by inner product.</summary>
    public const string MaxSimIP = "MAX_SIM_IP";

    /// <summary>Likewise, each compared by cosine similarity.</summary>
    public const string MaxSimCosine = "MAX_SIM_COSINE";

    /// <summary>Likewise, each compared by Hamming distance.</summary>
    public const string MaxSimHamming = "MAX_SIM_HAMMING";

    /// <summary>Likewise, each compared by Jaccard distance.</summary>
    public const string MaxSimJaccard = "MAX_SIM_JACCARD";

    /// <summary>Whether a larger score is a better one under <paramref name="metricType"/> (IP, COSINE, BM25 and the MAX_SIM family).</summary>
    /// <param name="metricType">A metric name; case does not matter.</param>
    public static bool LargerIsBetter(string metricType)
    {
        ArgumentNullException.ThrowIfNull(metricType);
        return metricType.Equals(IP, StringComparison.OrdinalIgnoreCase)
            || metricType.Equals(Cosine, StringComparison.OrdinalIgnoreCase)
            || metricType.Equals(Bm25, StringComparison.OrdinalIgnoreCase)
            || metricType.StartsWith("MAX_SIM", StringComparison.OrdinalIgnoreCase);
    }
}
