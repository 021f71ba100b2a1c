using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What is wrong with a search before any schema is known.</summary>
internal static class SearchChecks
{
    public static void Check(MilvusVectors vectors, MilvusSearchOptions options)
    {
        RequireCount(vectors.Count, nameof(vectors));
        vectors.Values.Check(nameof(vectors));
        Check(options, vectors.Count);
    }

    public static void Check(MilvusIds ids, MilvusSearchOptions options)
    {
        RequireCount(ids.Count, nameof(ids));
        Check(options, ids.Count);
    }

    public static void CheckGroups(string? field, int? size, bool? isStrict, string parameter = "options")
    {
        if (field is null && (size is not null || isStrict is not null))
        {
            throw new ArgumentException("GroupSize and StrictGroupSize need GroupByField.", parameter);
        }

        Limits.RequireRange(size ?? 1, 1, Limits.GroupSize, "GroupSize", "Group by a finer field.", parameter);
    }

    public static void CheckRound(int? decimals)
    {
        if (decimals is { } given)
        {
            Limits.RequireRange(given, 0, Limits.RoundDecimal, "RoundDecimal", "Leave it out to get scores as they are.", "options");
        }
    }

    private static void RequireCount(int count, string parameter) =>
        Limits.RequireRange(count, 1, Limits.QueryVectors, "The number of query vectors", "Send them in several searches.", parameter);

    private static void Check(MilvusSearchOptions options, int queries)
    {
        ReadChecks.Check(options);
        Limits.RequireWindow(options.Limit, options.Offset, nameof(options));
        CheckRange(options);
        if (options.SearchParams is { } parameters)
        {
            // Throws for values without a form.
            _ = Parameters.Json(parameters, nameof(options));
        }

        CheckGroups(options);
        CheckRound(options.RoundDecimal);
        ReadChecks.CheckOrder(options.OrderBy, nameof(options.OrderBy));
        CheckRefinement(options, queries);
    }

    private static void CheckRange(MilvusSearchOptions options)
    {
        if (options.Radius is null && options.RangeFilter is not null)
        {
            throw new ArgumentException("RangeFilter is the inner bound of a range search and needs Radius, the outer one.", nameof(options));
        }

        if (options.Radius is { } radius && !double.IsFinite(radius) || options.RangeFilter is { } inner && !double.IsFinite(inner))
        {
            throw new ArgumentException("Radius and RangeFilter must be finite numbers.", nameof(options));
        }

        foreach (var key in options.SearchParams?.Keys ?? [])
        {
            if (key is "radius" or "range_filter")
            {
                throw new ArgumentException($"Set {nameof(options.Radius)} and {nameof(options.RangeFilter)} instead of the search parameter '{key}'.", nameof(options));
            }
        }
    }

    private static void CheckGroups(MilvusSearchOptions options)
    {
        if (options.GroupByFields is { } several)
        {
            if (several.Count == 0 || options.GroupByField is not null)
            {
                throw new ArgumentException("GroupByFields names at least one field, and GroupByField is left out beside it.", nameof(options));
            }

            ReadChecks.RequireNames(several, "GroupByFields");
        }

        var field = options.GroupByField ?? options.GroupByFields?[0];
        CheckGroups(field, options.GroupSize, options.StrictGroupSize);
        if (field is not null && options.Radius is not null)
        {
            throw new ArgumentException("Milvus does not group the hits of a range search: leave out Radius or GroupByField.", nameof(options));
        }

        if (field is not null && options.Aggregation is not null)
        {
            throw new ArgumentException("An aggregation makes groups of its own: leave out GroupByField.", nameof(options));
        }
    }

    private static void CheckRefinement(MilvusSearchOptions options, int queries)
    {
        if (options.Ranker is not (null or FunctionRanker))
        {
            throw new ArgumentException("Fusion and weights join several searches: use HybridSearchAsync, or a ranker made of functions.", nameof(options));
        }

        if (options.Ranker is not null && options.FunctionChains is not null)
        {
            throw new ArgumentException("Milvus ranks hits by a ranker or by function chains, not by both: leave one out.", nameof(options));
        }

        if (options.Highlighter is { IsSemantic: true } highlighter
            && highlighter.Parameters["queries"] is IReadOnlyList<string> asked && asked.Count != queries)
        {
            throw new ArgumentException($"The highlighter has {asked.Count} queries, but the search has {queries}: give one for each.", nameof(options));
        }

        for (var level = options.Aggregation; level is not null; level = level.Inner)
        {
            CheckAggregation(level, nameof(options));
        }

        if (SearchRefinement.IsUsed(options))
        {
            // Throws for parameters without a form.
            SearchRefinement.AddTo(new SearchRequest(), options);
        }
    }

    private static void CheckAggregation(MilvusSearchAggregation level, string parameter)
    {
        ReadChecks.RequireNames(level.Fields, "Aggregation.Fields");
        Limits.RequireRange(level.Fields.Count, 1, Limits.Fields, "The number of fields of an aggregation", "Name the fields to group by.", parameter);
        Limits.RequireRange(level.Size, 1, Limits.Window, "The size of an aggregation", "It is the largest number of buckets.", parameter);
        Limits.RequireRange(level.SearchSize ?? 1, 1, Limits.Window, "SearchSize of an aggregation", "Leave it out to look at Size candidates.", parameter);
        Limits.RequireRange(level.TopHits ?? 1, 1, Limits.Window, "TopHits of an aggregation", "Leave it out to show no hits.", parameter);
        ReadChecks.CheckOrder(level.Order, "Aggregation.Order");
        ReadChecks.CheckOrder(level.TopHitsOrder, "Aggregation.TopHitsOrder");
        if (level.TopHitsOrder is not null && level.TopHits is null)
        {
            throw new ArgumentException("TopHitsOrder is the order of the hits that TopHits asks for: set TopHits, or leave TopHitsOrder out.", parameter);
        }
    }
}
