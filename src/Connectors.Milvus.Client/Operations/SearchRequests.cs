using Connectors.Milvus.Protocol;
using Pair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Client;

/// <summary>Requests for the rows nearest to vectors.</summary>
internal static class SearchRequests
{
    private const int UsualHeader = 512;

    /// <summary>The request. What every search has is written as it comes; what few have is made as a message, whose fields follow.</summary>
    /// <param name="target">The collection.</param>
    /// <param name="input">What is searched for, and how.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="outputFields">The fields to answer.</param>
    /// <param name="consistency">What the search must see.</param>
    /// <param name="more">Search parameters beyond those of the options; null for none.</param>
    public static SearchBody Create(
        CollectionKey target,
        SearchInput input,
        BoundFilter filter,
        IReadOnlyList<string> outputFields,
        ReadConsistency consistency,
        IEnumerable<Pair>? more = null)
    {
        var header = new FieldWriter(stackalloc byte[UsualHeader]);
        try
        {
            header.Text(SearchRequest.DbNameFieldNumber, target.Database);
            header.Text(SearchRequest.CollectionNameFieldNumber, target.Name);
            AddTexts(ref header, SearchRequest.PartitionNamesFieldNumber, input.Options.PartitionNames);
            header.Text(SearchRequest.DslFieldNumber, filter.Expression);
            header.Number(SearchRequest.DslTypeFieldNumber, (ulong)DslType.BoolExprV1);
            AddTexts(ref header, SearchRequest.OutputFieldsFieldNumber, outputFields);
            AddParams(ref header, input);
            AddParams(ref header, more);
            header.Number(SearchRequest.GuaranteeTimestampFieldNumber, consistency.GuaranteeTimestamp);
            header.Number(SearchRequest.NqFieldNumber, (ulong)input.Count);
            header.Number(SearchRequest.ConsistencyLevelFieldNumber, (ulong)consistency.Level);
            AddRare(ref header, input, filter);
            return new SearchBody(header.Written, input.Vectors?.Values, input.Field);
        }
        finally
        {
            header.Dispose();
        }
    }

    private static void AddRare(ref FieldWriter header, SearchInput input, BoundFilter filter)
    {
        if (input.Ids is null && filter.Templates.Count == 0 && !SearchRefinement.IsUsed(input.Options))
        {
            return;
        }

        var rest = new SearchRequest();
        if (input.Ids is { } ids)
        {
            rest.Ids = IdAnswers.ToMessage(ids);
        }

        foreach (var (name, value) in filter.Templates)
        {
            rest.ExprTemplateValues.Add(name, value);
        }

        SearchRefinement.AddTo(rest, input.Options);
        header.Fields(rest);
    }

    private static void AddTexts(ref FieldWriter header, int field, IReadOnlyList<string>? texts)
    {
        for (var i = 0; i < texts?.Count; i++)
        {
            header.Item(field, texts[i]);
        }
    }

    private static void AddParams(ref FieldWriter header, SearchInput input)
    {
        var options = input.Options;
        AddParam(ref header, "anns_field", input.Field.Name);
        AddParam(ref header, "topk", options.Limit);
        AddParam(ref header, "params", HasIndexParams(options) ? Parameters.Json(IndexParams(options), nameof(options)) : "{}");
        if (options.MetricType is not null)
        {
            AddParam(ref header, "metric_type", options.MetricType);
        }

        if (options.Offset > 0)
        {
            AddParam(ref header, "offset", options.Offset);
        }

        if (options.RoundDecimal is { } decimals)
        {
            AddParam(ref header, "round_decimal", decimals);
        }

        if (options.GroupByField is not null || options.GroupByFields is not null)
        {
            AddGroupParams(ref header, options);
        }

        if (ReadParameters.AreUsed(options, options.OrderBy))
        {
            AddParams(ref header, ReadParameters.Of(options, options.OrderBy));
        }
    }

    private static void AddGroupParams(ref FieldWriter header, MilvusSearchOptions options)
    {
        if (options.GroupByField is { } field)
        {
            AddParam(ref header, "group_by_field", field);
        }
        else
        {
            AddParam(ref header, "group_by_fields", string.Join(',', options.GroupByFields!));
        }

        AddParam(ref header, "group_size", options.GroupSize ?? 1);
        AddParam(ref header, "strict_group_size", options.StrictGroupSize == true ? "true" : "false");
    }

    private static void AddParams(ref FieldWriter header, IEnumerable<Pair>? pairs)
    {
        foreach (var pair in pairs ?? [])
        {
            AddParam(ref header, pair.Key, pair.Value);
        }
    }

    private static void AddParam(ref FieldWriter header, string key, long value) =>
        AddParam(ref header, key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void AddParam(ref FieldWriter header, string key, string value) => header.Pair(SearchRequest.SearchParamsFieldNumber, key, value);

    private static bool HasIndexParams(MilvusSearchOptions options) =>
        options.SearchParams is not null || options.Radius is not null || options.RangeFilter is not null;

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
