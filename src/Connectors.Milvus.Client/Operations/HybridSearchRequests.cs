using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests for several searches whose hits are ranked together.</summary>
internal static class HybridSearchRequests
{
    /// <summary>What is wrong with a hybrid search before any schema is known.</summary>
    public static void Check(IReadOnlyList<MilvusSearchLeg> legs, MilvusRanker ranker, MilvusHybridSearchOptions options)
    {
        ReadChecks.Check(options);
        Limits.RequireRange(legs.Count, 1, Limits.Legs, "The number of searches in a hybrid search", "Rank larger results yourself.", nameof(legs));
        Limits.RequireWindow(options.Limit, options.Offset, nameof(options));
        SearchChecks.CheckGroups(options.GroupByField, options.GroupSize, options.StrictGroupSize);
        SearchChecks.CheckRound(options.RoundDecimal);
        if (options.RankGroupScorer is not null && options.GroupByField is null)
        {
            throw new ArgumentException("RankGroupScorer needs GroupByField.", nameof(options));
        }

        // Throws for parameters without a form.
        AddRanker(new HybridSearchRequest(), ranker);
        if (ranker is WeightedRanker weighted && weighted.Weights.Count != legs.Count)
        {
            throw new ArgumentException(
                $"The ranker has {weighted.Weights.Count} weights for {legs.Count} searches: give one for each.", nameof(ranker));
        }

        for (var i = 0; i < legs.Count; i++)
        {
            var leg = legs[i] ?? throw new ArgumentException($"Search {i} is null.", nameof(legs));
            SearchChecks.Check(leg.Vectors, leg.ToSearch(options));
            _ = PreparedFilter.For(leg.Filter);
            if (leg.Vectors.Count != legs[0].Vectors.Count)
            {
                throw new ArgumentException(
                    $"Search {i} has {leg.Vectors.Count} query vectors and search 0 has {legs[0].Vectors.Count}: all searches ask for the same number.",
                    nameof(legs));
            }
        }
    }

    public static HybridSearchRequest Create(
        CollectionKey target, MilvusRanker ranker, MilvusHybridSearchOptions options, IReadOnlyList<string> outputFields, ReadConsistency consistency)
    {
        var request = new HybridSearchRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            ConsistencyLevel = consistency.Level,
            GuaranteeTimestamp = consistency.GuaranteeTimestamp,
        };
        request.PartitionNames.AddRange(options.PartitionNames ?? []);
        request.OutputFields.AddRange(outputFields);
        request.RankParams.AddRange(RankParams(options));
        AddRanker(request, ranker);
        return request;
    }

    private static void AddRanker(HybridSearchRequest request, MilvusRanker ranker)
    {
        switch (ranker)
        {
            case RrfRanker rrf:
                request.RankParams.Add(Parameters.Pair("strategy", "rrf"));
                request.RankParams.Add(Parameters.Any("params", new Dictionary<string, object?> { ["k"] = rrf.K }, "of the ranker"));
                break;
            case WeightedRanker weighted:
                request.RankParams.Add(Parameters.Pair("strategy", "weighted"));
                request.RankParams.Add(Parameters.Any(
                    "params",
                    new Dictionary<string, object?> { ["weights"] = weighted.Weights, ["norm_score"] = weighted.IsNormalized },
                    "of the ranker"));
                break;
            case FunctionRanker functions:
                request.FunctionScore = SearchRefinement.ToMessage(functions);
                break;
        }
    }

    private static IEnumerable<Protocol.KeyValuePair> RankParams(MilvusHybridSearchOptions options)
    {
        yield return Parameters.Pair("limit", options.Limit);
        if (options.Offset > 0)
        {
            yield return Parameters.Pair("offset", options.Offset);
        }

        yield return Parameters.Pair("round_decimal", options.RoundDecimal ?? -1);
        if (options.GroupByField is { } field)
        {
            yield return Parameters.Pair("group_by_field", field);
            yield return Parameters.Pair("group_size", options.GroupSize ?? 1);
            yield return Parameters.Pair("strict_group_size", options.StrictGroupSize ?? false);
            if (options.RankGroupScorer is { } scorer)
            {
                yield return Parameters.Pair("rank_group_scorer", scorer);
            }
        }

        foreach (var pair in ReadParameters.Of(options, null))
        {
            yield return pair;
        }
    }
}
