using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Merges ranked lists into one score per row.</summary>
internal static class RankFusion
{
    private const double MaxRrfK = 16384;

    public static void Check(HybridRanker ranker, int searches)
    {
        switch (ranker)
        {
            case ReciprocalRankRanker { K: var k } when !(k > 0 && k < MaxRrfK):
                throw Errors.Invalid($"The rank params k should be in range (0, {MaxRrfK}), but got {k}");
            case WeightedRanker { Weights: var weights } when weights.Count != searches:
                throw Errors.Invalid($"the length of weights param mismatch with ann search requests: expected {searches}, actual {weights.Count}");
            case WeightedRanker { Weights: var weights } when weights.Any(static weight => !(weight >= 0 && weight <= 1)):
                throw Errors.Invalid($"rank param weight should be in range [0, 1], but got [{string.Join(", ", weights)}]");
        }
    }

    /// <summary>
    /// Whether merged scores are distances, and so go out with their sign changed: weighted sums of nothing but distances, not normalised.
    /// </summary>
    public static bool GivesDistances(HybridRanker ranker, IEnumerable<Metric> metrics)
        => ranker is WeightedRanker { NormalizeScores: false } && metrics.All(static metric => metric.IsDistance());

    /// <summary>The rows of all lists, best first.</summary>
    public static (float Score, int Slot)[] Merge(HybridRanker ranker, IReadOnlyList<(Metric Metric, Hits Hits)> lists)
    {
        var scores = new Dictionary<int, double>();
        var isMixed = lists.Select(static list => list.Metric.IsDistance()).Distinct().Count() > 1;
        for (var index = 0; index < lists.Count; index++)
        {
            var (metric, hits) = lists[index];
            for (var rank = 0; rank < hits.List.Count; rank++)
            {
                var (score, slot) = hits.List[rank];
                scores[slot] = scores.GetValueOrDefault(slot) + Contribution(ranker, index, metric, score, rank, isMixed);
            }
        }

        var merged = scores.Select(static pair => (Score: (float)pair.Value, Slot: pair.Key)).ToArray();
        Array.Sort(merged, static (left, right) => right.Score.CompareTo(left.Score));
        return merged;
    }

    // As in Milvus, distances that are to be added to similarities are turned into such, normalised or not.
    private static double Contribution(HybridRanker ranker, int search, Metric metric, float score, int rank, bool isMixed) => ranker switch
    {
        ReciprocalRankRanker reciprocal => 1 / (reciprocal.K + rank + 1),
        WeightedRanker weighted => weighted.Weights[search] * (weighted.NormalizeScores || (isMixed && metric.IsDistance()) ? Normalize(metric, score) : score),
        _ => throw new ArgumentException($"There is no ranker {ranker.GetType().Name}.", nameof(ranker)),
    };

    // Onto 0…1 with 1 as the nearest. A distance arrives as its negative.
    private static double Normalize(Metric metric, float score) => metric switch
    {
        Metric.Cosine => (1 + score) / 2,
        Metric.Bm25 => 2 * Math.Atan(score) / Math.PI,
        Metric.InnerProduct => 0.5 + (Math.Atan(score) / Math.PI),
        _ => 1 - (2 * Math.Atan(-score) / Math.PI),
    };
}
