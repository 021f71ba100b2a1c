using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests for the rows nearest to vectors.</summary>
internal static class SearchRequests
{
    /// <summary>The request without query vectors, which <see cref="ToBody"/> writes behind it.</summary>
    public static SearchRequest Create(
        CollectionKey target, SearchInput input, BoundFilter filter, IReadOnlyList<string> outputFields, ReadConsistency consistency)
    {
        var request = new SearchRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            Dsl = filter.Expression,
            DslType = DslType.BoolExprV1,
            Nq = input.Count,
            ConsistencyLevel = consistency.Level,
            GuaranteeTimestamp = consistency.GuaranteeTimestamp,
        };
        if (input.Ids is { } ids)
        {
            request.Ids = IdAnswers.ToMessage(ids);
        }

        request.OutputFields.AddRange(outputFields);
        request.PartitionNames.AddRange(input.Options.PartitionNames ?? []);
        request.SearchParams.AddRange(SearchParams(input));
        foreach (var (name, value) in filter.Templates)
        {
            request.ExprTemplateValues.Add(name, value);
        }

        SearchRefinement.AddTo(request, input.Options);
        return request;
    }

    /// <summary>The request with what it looks for.</summary>
    public static RequestBody ToBody(SearchRequest request, SearchInput input) =>
        input.Vectors is { } vectors ? new SearchBody(request, vectors.Values, input.Field) : new MessageBody(request);

    private static IEnumerable<Protocol.KeyValuePair> SearchParams(SearchInput input)
    {
        var options = input.Options;
        yield return Parameters.Pair("anns_field", input.Field.Name);
        yield return Parameters.Pair("topk", options.Limit);
        yield return Parameters.Pair("params", Parameters.Json(IndexParams(options), nameof(options)));
        if (options.MetricType is not null)
        {
            yield return Parameters.Pair("metric_type", options.MetricType);
        }

        if (options.Offset > 0)
        {
            yield return Parameters.Pair("offset", options.Offset);
        }

        if (options.RoundDecimal is { } decimals)
        {
            yield return Parameters.Pair("round_decimal", decimals);
        }

        foreach (var pair in GroupParams(options).Concat(ReadParameters.Of(options, options.OrderBy)))
        {
            yield return pair;
        }
    }

    private static IEnumerable<Protocol.KeyValuePair> GroupParams(MilvusSearchOptions options)
    {
        if (options.GroupByField is null && options.GroupByFields is null)
        {
            yield break;
        }

        yield return options.GroupByField is { } field
            ? Parameters.Pair("group_by_field", field)
            : Parameters.Pair("group_by_fields", string.Join(',', options.GroupByFields!));
        yield return Parameters.Pair("group_size", options.GroupSize ?? 1);
        yield return Parameters.Pair("strict_group_size", options.StrictGroupSize ?? false);
    }

    // Servers before 2.5.2 read these from the JSON only; later ones from there too.
    private static IEnumerable<KeyValuePair<string, object?>> IndexParams(MilvusSearchOptions options)
    {
        foreach (var parameter in options.SearchParams ?? new Dictionary<string, object?>())
        {
            yield return parameter;
        }

        if (options.Radius is { } radius)
        {
            yield return new("radius", radius);
        }

        if (options.RangeFilter is { } rangeFilter)
        {
            yield return new("range_filter", rangeFilter);
        }
    }
}
