using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Embeddings;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord> : IKeywordHybridSearchable<TRecord>
{
    /// <summary>
    /// Searches by vector and by keywords at once, in one call to Milvus: records whose vectors are close, and records whose text (the
    /// property with <c>IsFullTextIndexed</c>) holds some of the words, ranked by BM25. Reciprocal rank fusion makes one list of both, or what
    /// a <see cref="MilvusHybridSearchOptions{TRecord}"/> says; equal scores are ordered by the number of keywords in the text.
    /// </summary>
    /// <remarks>
    /// Scores are the ranker's, the larger the better; the threshold is compared with them. Records without any of the words are found by
    /// their vectors alone. The filter holds for both searches.
    /// </remarks>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no keywords, or one is null or blank; the vector has another number of dimensions than the property.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Top is not positive, or skip and top together are beyond 16,384.</exception>
    /// <exception cref="NotSupportedException">The value is no vector and there is no generator, or the filter has a part that Milvus cannot do.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are several vector properties, or several full-text properties, and the options name none; or there is no full-text property.
    /// </exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
        where TInput : notnull
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentNullException.ThrowIfNull(keywords);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        options ??= new HybridSearchOptions<TRecord>();
        SearchWindow.Require(top, options.Skip, "Hybrid searches reach", "Ask for fewer, or search by vector alone.");
        CheckThreshold(options.ScoreThreshold);
        string words = Words(keywords);
        FullTextTarget text = _model.FullText(options.AdditionalProperty);
        HybridPlan plan = new(SearchInput.Plan(searchValue, _model.Vector(options.VectorProperty).Target), KeywordPlan(words, text))
        {
            Filter = options.Filter is { } condition ? Condition(condition) : null,
            Ranker = (options as MilvusHybridSearchOptions<TRecord>)?.Ranker ?? MilvusRanker.Rrf(),
            Candidates = Math.Max(((options as MilvusHybridSearchOptions<TRecord>) ?? new()).Candidates, top + options.Skip),
            Search = new() { Limit = top, Offset = options.Skip, IncludeVectors = IncludeVectors(options.IncludeVectors) },
        };
        return HybridSearchAsync(plan, new KeywordOrder<TRecord>(keywords, _model.Texts[text.Name]), options.ScoreThreshold, cancellationToken);
    }

    private async IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync(
        HybridPlan plan, KeywordOrder<TRecord> order, double? threshold, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<MilvusSearchLeg> legs = await plan.LegsAsync(cancellationToken).ConfigureAwait(false);
        MilvusSearchResults<TRecord> results = await _errors.RunAsync(
            "HybridSearch", _client.HybridSearchAsync(Name, legs, plan.Ranker, plan.Search, _model.Map, cancellationToken)).ConfigureAwait(false);
        foreach (MilvusHit<TRecord> hit in order.BreakTies(results[0]))
        {
            if (hit.Score >= (threshold ?? double.NegativeInfinity))
                yield return new VectorSearchResult<TRecord>(hit.Record, hit.Score);
        }
    }

    /// <summary>Any of the keywords may occur: the server takes a text of several words as such a query.</summary>
    private static string Words(ICollection<string> keywords)
    {
        if (keywords.Count == 0 || keywords.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException(
                keywords.Count == 0 ? "There are no keywords. Give at least one, or search by vector alone with SearchAsync." : "A keyword is null or blank. Leave it out.",
                nameof(keywords));
        }

        return string.Join(' ', keywords);
    }
}
