using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// An exact full-text search with BM25. A row scores, for every term of the query, weight × times in the query × f (k1 + 1) ÷ (f + k1 (1 − b + b × length ÷
/// average length)), f being how often the row has it.
/// </summary>
internal sealed class TextScan(Corpus corpus, Bm25Parameters parameters, SparsePair[][] queries, SlotSet slots, ScoreRange range, int threads)
    : PostingScan(queries.Length, slots, range, threads)
{
    /// <summary>The queries' terms as the field's analyzer finds them.</summary>
    public static SparsePair[][] ReadQueries(Analyzer analyzer, Column<string> texts)
        => [.. texts.Values.Select(text => Bm25Function.CountTerms(analyzer, text))];

    protected override void AddScores(int query, Span<float> sums, CancellationToken cancellationToken)
    {
        foreach (var (term, times) in queries[query])
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            if (corpus.Texts.Find(term) is { } list)
                Add(sums, list, (float)(corpus.Weight(list) * times));
        }
    }

    private void Add(Span<float> sums, PostingList list, float weight)
    {
        var (k1, b) = parameters;
        var perLength = (float)(k1 * b / corpus.AverageLength);
        var count = list.Count;
        var rows = list.Slots(count);
        var frequencies = list.Values(count);
        for (var at = 0; at < rows.Length && rows[at] < sums.Length; at++)
        {
            var frequency = frequencies[at];
            sums[rows[at]] += weight * frequency * (k1 + 1) / (frequency + (k1 * (1 - b)) + (perLength * corpus.Texts.Length(rows[at])));
        }
    }
}
