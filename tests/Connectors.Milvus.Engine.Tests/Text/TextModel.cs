namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>BM25 as the textbook has it, over texts whose terms are the words between spaces.</summary>
internal sealed class TextModel(double k1 = 1.2, double b = 0.75)
{
    public Dictionary<long, string> Texts { get; } = [];

    /// <summary>The rows that share a term with the query, best first, rows of one score by key.</summary>
    public IReadOnlyList<(long Id, double Score)> Search(string query, Func<long, bool>? filter = null)
    {
        var texts = Texts.ToDictionary(pair => pair.Key, pair => Terms(pair.Value));
        var average = texts.Values.Average(text => text.Length);
        var weights = Terms(query).Select(term => (Term: term, Weight: Weight(texts.Count, texts.Values.Count(text => text.Contains(term))))).ToArray();
        return [.. texts.Where(pair => filter is null || filter(pair.Key))
            .Select(pair => (Id: pair.Key, Score: weights.Sum(part => part.Weight * Share(pair.Value, part.Term, average))))
            .Where(hit => hit.Score > 0).OrderByDescending(hit => (float)hit.Score).ThenBy(hit => hit.Id)];
    }

    private static double Weight(int texts, int having) => Math.Log(1 + ((texts - having + 0.5) / (having + 0.5)));

    private double Share(string[] text, string term, double average)
    {
        var frequency = text.Count(other => other == term);
        return frequency == 0 ? 0 : frequency * (k1 + 1) / (frequency + (k1 * (1 - b + (b * text.Length / average))));
    }

    private static string[] Terms(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
