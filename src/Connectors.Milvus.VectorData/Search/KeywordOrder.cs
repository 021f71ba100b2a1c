using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>
/// Orders hits of equal score by the number of keywords in their texts. Ranks are fused to few different scores, so ties are common: a
/// record that is first by vector and second by keywords, and one the other way round.
/// </summary>
/// <param name="keywords">The keywords; copied.</param>
/// <param name="text">Reads the text of a record.</param>
internal sealed class KeywordOrder<TRecord>(ICollection<string> keywords, Func<TRecord, string?> text)
    where TRecord : class
{
    private readonly string[] _keywords = [.. keywords];

    public IEnumerable<MilvusHit<TRecord>> BreakTies(IReadOnlyList<MilvusHit<TRecord>> hits) =>
        hits.OrderByDescending(hit => hit.Score).ThenByDescending(hit => Count(text(hit.Record)));

    private int Count(string? held) => held is null ? 0 : _keywords.Count(keyword => held.Contains(keyword, StringComparison.OrdinalIgnoreCase));
}
