using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>A search by vector and one by keywords, and how their hits become one list.</summary>
internal sealed record HybridPlan(SearchPlan Vector, SearchPlan Keywords)
{
    public MilvusFilter? Filter { get; init; }

    public required MilvusRanker Ranker { get; init; }

    /// <summary>The hits that each search hands to the ranker.</summary>
    public required int Candidates { get; init; }

    public required MilvusHybridSearchOptions Search { get; init; }

    public async Task<IReadOnlyList<MilvusSearchLeg>> LegsAsync(CancellationToken cancellationToken) =>
        [await LegAsync(Vector, cancellationToken).ConfigureAwait(false), await LegAsync(Keywords, cancellationToken).ConfigureAwait(false)];

    private async Task<MilvusSearchLeg> LegAsync(SearchPlan plan, CancellationToken cancellationToken) =>
        new(await plan.QueryAsync(cancellationToken).ConfigureAwait(false), plan.Field)
        {
            Limit = Candidates,
            Filter = Filter,
            MetricType = plan.Scale.Metric,
        };
}
