using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Model;

/// <summary>A row that a search found.</summary>
internal sealed record ModelHit(ModelRow Row, double Score);

/// <summary>Searches by the definition: every row is scored, then sorted.</summary>
internal static class ModelSearch
{
    /// <summary>All rows that have the vector, the best first, equal ones by key.</summary>
    public static ModelHit[] All(ModelField field, IEnumerable<ModelRow> rows, object query)
        => Sort(rows
            .Select(row => (Row: row, Score: row[field.Name] is { } vector ? VectorKinds.Score(field.Metric, vector, query) : null))
            .Where(pair => pair.Score is not null)
            .Select(pair => new ModelHit(pair.Row, pair.Score!.Value)), MilvusMetricTypes.LargerIsBetter(field.Metric));

    /// <summary>Whether a score lies in a range: up to the inner bound, beyond the outer one not.</summary>
    public static bool IsWithin(string metric, double score, double? radius, double? rangeFilter) => MilvusMetricTypes.LargerIsBetter(metric)
        ? !(score <= radius) && !(score > rangeFilter)
        : !(score >= radius) && !(score < rangeFilter);

    /// <summary>The best of each group, the best group first.</summary>
    public static ModelHit[][] Group(IEnumerable<ModelHit> hits, string field, int size)
        => [.. hits.GroupBy(hit => Canon.Text(hit.Row[field])).Select(group => group.Take(size).ToArray())];

    /// <summary>Reciprocal rank fusion.</summary>
    public static ModelHit[] Fuse(IReadOnlyList<ModelHit[]> legs, int k)
        => Sort(legs.SelectMany(leg => leg.Select((hit, rank) => hit with { Score = 1.0 / (k + rank + 1) })).GroupBy(hit => hit.Row).Select(Sum), descending: true);

    /// <summary>The weighted sum, by the rules of Milvus's rerankers.</summary>
    public static ModelHit[] Weigh(IReadOnlyList<(string Metric, double Weight, ModelHit[] Hits)> legs, bool normalize)
    {
        var larger = legs.Count(leg => MilvusMetricTypes.LargerIsBetter(leg.Metric));
        var isMixed = larger > 0 && larger < legs.Count;
        var hits = legs.SelectMany(leg => leg.Hits.Select(hit => hit with { Score = leg.Weight * Bring(leg.Metric, hit.Score, normalize, isMixed) }));
        return Sort(hits.GroupBy(hit => hit.Row).Select(Sum), descending: normalize || isMixed || larger > 0);
    }

    private static double Bring(string metric, double score, bool normalize, bool isMixed) => metric switch
    {
        MilvusMetricTypes.Cosine when normalize => (1 + score) / 2,
        MilvusMetricTypes.IP when normalize => 0.5 + (Math.Atan(score) / Math.PI),
        MilvusMetricTypes.Cosine or MilvusMetricTypes.IP => score,
        _ when normalize || isMixed => 1 - (2 * Math.Atan(score) / Math.PI),
        _ => score,
    };

    private static ModelHit Sum(IGrouping<ModelRow, ModelHit> hits) => new(hits.Key, hits.Sum(hit => hit.Score));

    private static ModelHit[] Sort(IEnumerable<ModelHit> hits, bool descending)
        => [.. hits.OrderBy(hit => descending ? -hit.Score : hit.Score).ThenBy(hit => hit.Row.Key, Comparer<object>.Create(Canon.Order))];
}
