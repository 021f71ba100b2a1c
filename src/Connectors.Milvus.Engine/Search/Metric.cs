namespace Connectors.Milvus.Engine.Search;

/// <summary>How near two vectors are. Inside the engine a greater score is always nearer; L2 turns its sign on the way out.</summary>
internal enum Metric
{
    /// <summary>Squared Euclidean distance.</summary>
    L2,

    /// <summary>Inner product.</summary>
    InnerProduct,

    /// <summary>Inner product of the unit vectors; 0 with a zero vector.</summary>
    Cosine,
}

internal static class Metrics
{
    public static Metric Parse(string name) => name switch
    {
        "L2" => Metric.L2,
        "IP" => Metric.InnerProduct,
        _ => Metric.Cosine,
    };

    /// <summary>The score as Milvus gives it.</summary>
    public static float ToOutput(this Metric metric, float score) => metric == Metric.L2 ? 0f - score : score;
}
