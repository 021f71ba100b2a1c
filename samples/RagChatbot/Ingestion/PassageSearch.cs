using System.Text.RegularExpressions;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

namespace RagChatbot.Ingestion;

/// <summary>Finds the passages of a folder that may answer a question.</summary>
internal sealed partial class PassageSearch(MilvusCollection<string, Passage> passages, string folder, int top)
{
    /// <summary>By meaning and by words at once: a vector search and a BM25 search, their ranks fused.</summary>
    public Task<List<Passage>> FindAsync(string question, CancellationToken cancellationToken)
    {
        string[] words = [.. Word().Matches(question).Select(word => word.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (words.Length == 0)
            return FindByVectorAsync(question, cancellationToken);

        var options = new HybridSearchOptions<Passage> { Filter = p => p.Folder == folder };
        return ListAsync(passages.HybridSearchAsync(question, words, top, options, cancellationToken), cancellationToken);
    }

    /// <summary>By vector alone, to compare with.</summary>
    public Task<List<Passage>> FindByVectorAsync(string question, CancellationToken cancellationToken)
    {
        var options = new VectorSearchOptions<Passage> { Filter = p => p.Folder == folder };
        return ListAsync(passages.SearchAsync(question, top, options, cancellationToken), cancellationToken);
    }

    private static async Task<List<Passage>> ListAsync(IAsyncEnumerable<VectorSearchResult<Passage>> hits, CancellationToken cancellationToken) =>
        await hits.Select(hit => hit.Record).ToListAsync(cancellationToken);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
