namespace Connectors.Milvus.Client;

/// <summary>
/// How the hits of several searches become one list, or those of one search are ranked anew. Immutable.
/// See <see href="https://milvus.io/docs/reranking.md">Reranking</see>.
/// </summary>
public abstract class MilvusRanker
{
    private protected MilvusRanker()
    {
    }

    /// <summary>Reciprocal rank fusion: what counts is the place in each list, not the score.</summary>
    /// <param name="k">The larger, the less the first places outweigh the others; more than 0 and below 16,384.</param>
    [Covers("rerank RRF", nameof(Protocol.MilvusRpcs.HybridSearch))]
    public static MilvusRanker Rrf(int k = 60)
    {
        Limits.RequireRange(k, 1, Limits.Window - 1, "k", "60 is what Milvus and most others take.", nameof(k));
        return new RrfRanker(k);
    }

    /// <summary>The weighted sum of the scores.</summary>
    /// <param name="weights">One weight for each search, 0 to 1.</param>
    /// <param name="normalize">Whether scores are brought between 0 and 1 first, larger being better, so that metrics can be mixed.</param>
    [Covers("rerank weighted", nameof(Protocol.MilvusRpcs.HybridSearch))]
    public static MilvusRanker Weighted(IReadOnlyList<double> weights, bool normalize = true)
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (var i = 0; i < weights.Count; i++)
        {
            if (weights[i] is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(weights),
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Weight {i} is {weights[i]}, but must be 0 to 1."));
            }
        }

        return new WeightedRanker([.. weights], normalize);
    }

    /// <summary>A function of the server: decay, boost or model. Needs Milvus 2.6.</summary>
    /// <param name="function">The function, of type <see cref="MilvusFunctionType.Rerank"/>.</param>
    public static MilvusRanker Function(MilvusFunctionSchema function) => Functions([function]);

    /// <summary>Several functions of the server, whose scores are combined. Needs Milvus 2.6.</summary>
    /// <param name="functions">The functions, all of type <see cref="MilvusFunctionType.Rerank"/>.</param>
    /// <param name="parameters">How they are combined, by Milvus's names: <c>boost_mode</c>, <c>function_mode</c>; null for the server's way.</param>
    [Covers("rerank decay / model / boost", nameof(Protocol.MilvusRpcs.HybridSearch), Needs = nameof(ServerFeatures.FunctionRankers))]
    public static MilvusRanker Functions(
        IReadOnlyList<MilvusFunctionSchema> functions, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(functions);
        if (functions.Count == 0 || functions.Any(function => function?.Type != MilvusFunctionType.Rerank))
        {
            throw new ArgumentException(
                $"A ranker is made of functions of type Rerank; make them with {nameof(MilvusFunctionSchema)}.{nameof(MilvusFunctionSchema.Rerank)}.",
                nameof(functions));
        }

        return new FunctionRanker([.. functions], parameters ?? new Dictionary<string, object?>());
    }

    /// <summary>
    /// Hits lose score with the distance of a number (a time, a price) from an origin. Needs Milvus 2.6.
    /// See <see href="https://milvus.io/docs/decay-ranker-overview.md">Decay Ranker Overview</see>.
    /// </summary>
    /// <param name="field">A numeric field.</param>
    /// <param name="curve">The shape: <c>gauss</c>, <c>exp</c> or <c>linear</c>.</param>
    /// <param name="origin">The best value.</param>
    /// <param name="scale">The distance at which the score has fallen to <paramref name="decay"/>; more than 0.</param>
    /// <param name="offset">Up to this distance nothing is lost.</param>
    /// <param name="decay">What is left at the distance of the scale; between 0 and 1.</param>
    public static MilvusRanker Decay(string field, string curve, double origin, double scale, double offset = 0, double decay = 0.5)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(curve);
        if (!double.IsFinite(origin) || !(scale > 0 && double.IsFinite(scale)) || !(decay is > 0 and < 1) || !(offset >= 0 && double.IsFinite(offset)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), "A decay needs a finite origin, a scale above 0, an offset of 0 or more, and a decay between 0 and 1.");
        }

        return Function(MilvusFunctionSchema.Rerank(
            "decay",
            [field],
            new Dictionary<string, object?>
            {
                ["reranker"] = "decay", ["function"] = curve, ["origin"] = origin, ["scale"] = scale, ["offset"] = offset, ["decay"] = decay,
            }));
    }

    /// <summary>Hits for which a filter holds get their score multiplied. Needs Milvus 2.6.</summary>
    /// <param name="filter">Which hits, as plain text: no values beside it.</param>
    /// <param name="weight">What their scores are multiplied by.</param>
    public static MilvusRanker Boost(string filter, double weight)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filter);
        if (!double.IsFinite(weight))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), "The weight of a boost must be a finite number.");
        }

        return Function(MilvusFunctionSchema.Rerank(
            "boost", [], new Dictionary<string, object?> { ["reranker"] = "boost", ["filter"] = filter, ["weight"] = weight }));
    }
}

/// <summary>Reciprocal rank fusion.</summary>
internal sealed class RrfRanker(int k) : MilvusRanker
{
    public int K { get; } = k;
}

/// <summary>Weighted scores.</summary>
internal sealed class WeightedRanker(IReadOnlyList<double> weights, bool isNormalized) : MilvusRanker
{
    public IReadOnlyList<double> Weights { get; } = weights;

    public bool IsNormalized { get; } = isNormalized;
}

/// <summary>Functions of the server.</summary>
internal sealed class FunctionRanker(IReadOnlyList<MilvusFunctionSchema> functions, IReadOnlyDictionary<string, object?> parameters) : MilvusRanker
{
    public IReadOnlyList<MilvusFunctionSchema> Schemas { get; } = functions;

    public IReadOnlyDictionary<string, object?> Parameters { get; } = parameters;
}
