using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>
/// How a distance function is computed: by which metric of Milvus, and how its scores become those that the function promises.
/// </summary>
/// <param name="Metric">Milvus's metric.</param>
/// <param name="ToScore">From Milvus's score to the reported one.</param>
/// <param name="FromScore">The inverse; NaN where no vector can have such a score.</param>
internal sealed record DistanceScale(string Metric, Func<double, double> ToScore, Func<double, double> FromScore)
{
    /// <summary>How well a text fits keywords: the larger, the better.</summary>
    public static DistanceScale Bm25 { get; } = new(MilvusMetricTypes.Bm25, Same, Same);

    /// <summary>The functions that a kind of vector has, for messages.</summary>
    public static string SupportedBy(MilvusDataType vectors) => vectors switch
    {
        MilvusDataType.BinaryVector => "HammingDistance, or Milvus's own HAMMING, JACCARD, MHJACCARD",
        MilvusDataType.SparseFloatVector => "DotProductSimilarity, NegativeDotProductSimilarity, or Milvus's own IP",
        _ => "CosineSimilarity, CosineDistance, DotProductSimilarity, NegativeDotProductSimilarity, EuclideanDistance, EuclideanSquaredDistance, "
            + "or Milvus's own COSINE, IP, L2",
    };

    /// <summary>The scale of a distance function; null when Milvus has none for such vectors.</summary>
    /// <param name="distanceFunction">One of <see cref="DistanceFunction"/>, or a metric of Milvus's own; null for the default of the vectors.</param>
    /// <param name="vectors">The vectors.</param>
    public static DistanceScale? Of(string? distanceFunction, MilvusDataType vectors) => vectors switch
    {
        MilvusDataType.BinaryVector => OfBits(distanceFunction),
        MilvusDataType.SparseFloatVector => distanceFunction is null ? OfProduct(DistanceFunction.DotProductSimilarity) : OfProduct(distanceFunction),
        _ => OfDense(distanceFunction),
    };

    private static DistanceScale? OfDense(string? distanceFunction) => distanceFunction switch
    {
        null or DistanceFunction.CosineSimilarity or MilvusMetricTypes.Cosine => new(MilvusMetricTypes.Cosine, Same, Same),
        DistanceFunction.CosineDistance => new(MilvusMetricTypes.Cosine, Complement, Complement),
        DistanceFunction.EuclideanDistance => new(MilvusMetricTypes.L2, Math.Sqrt, score => score < 0 ? double.NaN : score * score),
        DistanceFunction.EuclideanSquaredDistance or MilvusMetricTypes.L2 => new(MilvusMetricTypes.L2, Same, NotNegative),
        _ => OfProduct(distanceFunction),
    };

    private static DistanceScale? OfProduct(string distanceFunction) => distanceFunction switch
    {
        DistanceFunction.DotProductSimilarity or MilvusMetricTypes.IP => new(MilvusMetricTypes.IP, Same, Same),
        DistanceFunction.NegativeDotProductSimilarity => new(MilvusMetricTypes.IP, Negative, Negative),
        _ => null,
    };

    private static DistanceScale? OfBits(string? distanceFunction) => distanceFunction switch
    {
        null or DistanceFunction.HammingDistance => new(MilvusMetricTypes.Hamming, Same, NotNegative),
        MilvusMetricTypes.Hamming or MilvusMetricTypes.Jaccard or MilvusMetricTypes.MinHashJaccard => new(distanceFunction, Same, NotNegative),
        _ => null,
    };

    /// <summary>
    /// The radius of a range search that keeps what is at least as good as a reported score. Milvus leaves the radius itself
    /// out, and its scores are floats, so the radius is the next float beyond.
    /// </summary>
    /// <param name="threshold">The worst score to report.</param>
    /// <param name="radius">The radius; null when every vector is good enough.</param>
    /// <returns>False when no vector can be good enough.</returns>
    public bool TryGetRadius(double threshold, out double? radius)
    {
        bool largerIsBetter = MilvusMetricTypes.LargerIsBetter(Metric);
        float bound = (float)FromScore(threshold);
        radius = float.IsFinite(bound) ? largerIsBetter ? MathF.BitDecrement(bound) : MathF.BitIncrement(bound) : null;
        return float.IsFinite(bound) || (largerIsBetter ? bound == float.NegativeInfinity : bound == float.PositiveInfinity);
    }

    private static double Same(double score) => score;

    private static double NotNegative(double score) => score < 0 ? double.NaN : score;

    private static double Complement(double score) => 1 - score;

    private static double Negative(double score) => -score;
}
