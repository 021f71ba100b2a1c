namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>The plain way to score and rank, in double precision.</summary>
internal static class BruteForce
{
    public static double Score(string metric, float[] query, float[] row) => metric switch
    {
        "L2" => query.Zip(row, (left, right) => ((double)left - right) * ((double)left - right)).Sum(),
        "IP" => Dot(query, row),
        _ => Dot(query, query) * Dot(row, row) is var squared && squared > 0 ? Dot(query, row) / Math.Sqrt(squared) : 0,
    };

    /// <summary>All rows, best first, equal scores by key.</summary>
    public static List<(long Id, double Score)> Rank(string metric, float[] query, IEnumerable<(long Id, float[] Row)> rows)
    {
        var scored = rows.Select(row => (row.Id, Score: Score(metric, query, row.Row)));
        var ranked = metric == "L2" ? scored.OrderBy(row => row.Score) : scored.OrderByDescending(row => row.Score);
        return [.. ranked.ThenBy(row => row.Id)];
    }

    private static double Dot(float[] left, float[] right) => left.Zip(right, (a, b) => (double)a * b).Sum();
}
