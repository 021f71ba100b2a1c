using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Embeddings;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

public partial class MilvusCollection<TKey, TRecord>
{
    private static readonly VectorSearchOptions<TRecord> s_defaults = new();

    /// <summary>
    /// Finds the records whose vectors are closest to a vector (<c>ReadOnlyMemory&lt;float&gt;</c>, <c>float[]</c>, <c>Embedding&lt;float&gt;</c>), or to what
    /// the property's embedding generator makes of any other value. The best comes first; scores and the threshold are in
    /// the scale of the property's distance function. Where skip and top together are beyond 16,384, hits are streamed page by page.
    /// </summary>
    /// <remarks>
    /// Where the options' VectorProperty names a text property with <c>IsFullTextIndexed</c>, the value is a text whose words Milvus looks
    /// for in that property, and scores are those of BM25: the larger, the better.
    /// </remarks>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another number of dimensions than the property.</exception>
    /// <exception cref="NotSupportedException">The value is no vector and there is no generator, or the filter has a part that Milvus cannot do.</exception>
    /// <exception cref="InvalidOperationException">There are several vector properties and the options name none, or the generator does not take such values.</exception>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(searchValue);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        options ??= s_defaults;
        CheckThreshold(options.ScoreThreshold);
        SearchPlan plan = FullTextOrNull(options.VectorProperty) is { } text
            ? KeywordPlan(TextOf(searchValue, text), text)
            : SearchInput.Plan(searchValue, _model.Vector(options.VectorProperty).Target);
        MilvusFilter? filter = options.Filter is { } condition ? Condition(condition) : null;
        bool includeVectors = IncludeVectors(options.IncludeVectors);
        double? radius = null;
        if (options.ScoreThreshold is { } threshold && !plan.Scale.TryGetRadius(threshold, out radius))
            return AsyncEnumerable.Empty<VectorSearchResult<TRecord>>();

        if (!SearchWindow.Holds(top, options.Skip))
        {
            var pages = new MilvusSearchIteratorOptions
            {
                VectorField = plan.Field,
                Limit = (long)top + options.Skip,
                Filter = filter,
                IncludeVectors = includeVectors,
                MetricType = plan.Scale.Metric,
                Radius = radius,
            };
            return SearchOnAsync(plan, pages, options.Skip, cancellationToken);
        }

        var search = new MilvusSearchOptions
        {
            VectorField = plan.Field,
            Limit = top,
            Offset = options.Skip,
            Filter = filter,
            IncludeVectors = includeVectors,
            MetricType = plan.Scale.Metric,
            Radius = radius,
        };
        return new SearchStream<TRecord>(_reader, plan, search, cancellationToken);
    }

    /// <summary>Goes on beyond what one search gives, page by page.</summary>
    private async IAsyncEnumerable<VectorSearchResult<TRecord>> SearchOnAsync(
        SearchPlan plan, MilvusSearchIteratorOptions options, long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MilvusVectors query = await plan.QueryAsync(cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<MilvusHit<TRecord>> hits = _errors.StreamAsync(
            "Search", _client.SearchIteratorAsync(Name, query, options, _model.Map, cancellationToken), cancellationToken);
        await foreach (MilvusHit<TRecord> hit in hits.ConfigureAwait(false))
        {
            if (skip-- <= 0)
                yield return Result(hit, plan.Scale);
        }
    }

    private static SearchPlan KeywordPlan(string text, FullTextTarget target) =>
        new(MilvusVectors.FromTexts([text]), Make: null, target.SparseField, DistanceScale.Bm25);

    /// <summary>The text property that the selector names, if it names one with full-text search.</summary>
    private FullTextTarget? FullTextOrNull(Expression<Func<TRecord, object?>>? selector)
    {
        if (selector is null || _model.FullTexts.Count == 0)
            return null;

        string name = PropertySelector.Name(selector, _model);
        return _model.FullTexts.FirstOrDefault(text => text.Name == name);
    }

    private static string TextOf<TInput>(TInput searchValue, FullTextTarget target) => searchValue as string ?? throw new ArgumentException(
        $"Property '{target.Name}' is searched for words, but the value is a '{TypeNames.Of(searchValue!.GetType())}'. Search it with a string, or name a vector property.",
        nameof(searchValue));

    private static void CheckThreshold(double? scoreThreshold)
    {
        if (scoreThreshold is double.NaN)
            throw new ArgumentException("ScoreThreshold is NaN, which no score can be compared with. Leave it null for no threshold.", nameof(scoreThreshold));
    }

    private static VectorSearchResult<TRecord> Result(MilvusHit<TRecord> hit, DistanceScale scale) =>
        new(hit.Record, scale.ToScore(hit.Score));
}
