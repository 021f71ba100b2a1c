namespace Microsoft.Extensions.VectorData;

/// <summary>Names of the distance functions that vector properties commonly ask for.</summary>
public static class DistanceFunction
{
    /// <summary>Cosine of the angle; higher is closer.</summary>
    public const string CosineSimilarity = "CosineSimilarity";

    /// <summary>One minus the cosine; lower is closer.</summary>
    public const string CosineDistance = "CosineDistance";

    /// <summary>Inner product; higher is closer.</summary>
    public const string DotProductSimilarity = "DotProductSimilarity";

    /// <summary>Negated inner product; lower is closer.</summary>
    public const string NegativeDotProductSimilarity = "NegativeDotProductSimilarity";

    /// <summary>Length of the difference; lower is closer.</summary>
    public const string EuclideanDistance = "EuclideanDistance";

    /// <summary>Squared length of the difference; lower is closer.</summary>
    public const string EuclideanSquaredDistance = "EuclideanSquaredDistance";

    /// <summary>Number of components that differ; lower is closer.</summary>
    public const string HammingDistance = "HammingDistance";

    /// <summary>Sum of absolute differences; lower is closer.</summary>
    public const string ManhattanDistance = "ManhattanDistance";
}
