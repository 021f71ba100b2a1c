namespace Connectors.Milvus.Engine.Search;

/// <summary>How near two vectors are. Inside the engine a greater score is always nearer; distances turn their sign on the way out.</summary>
internal enum Metric
{
    /// <summary>Squared Euclidean distance.</summary>
    L2,

    /// <summary>Inner product.</summary>
    InnerProduct,

    /// <summary>Inner product of the unit vectors; 0 with a zero vector.</summary>
    Cosine,

    /// <summary>How many bits differ.</summary>
    Hamming,

    /// <summary>1 − common bits ÷ bits in either.</summary>
    Jaccard,

    /// <summary>How well a text's terms answer the query's (Okapi BM25).</summary>
    Bm25,
}

internal static class Metrics
{
    public static Metric Parse(string name) => name switch
    {
        "L2" => Metric.L2,
        "IP" => Metric.InnerProduct,
        "HAMMING" => Metric.Hamming,
        "JACCARD" => Metric.Jaccard,
        "BM25" => Metric.Bm25,
        _ => Metric.Cosine,
    };

    /// <summary>Whether Milvus's own score is a distance: smaller is nearer.</summary>
    public static bool IsDistance(this Metric metric) => metric is Metric.L2 or Metric.Hamming or Metric.Jaccard;

    /// <summary>The score as Milvus gives it.</summary>
    public static float ToOutput(this Metric metric, float score) => metric.IsDistance() ? 0f - score : score;
}
