using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>A search from the wire to the engine. What the engine lacks is refused, never passed over.</summary>
internal static class SearchReader
{
    private static readonly string[] Unsupported =
        ["json_path"];

    public static SearchCommand Read(SearchRequest request, RpcContext context)
    {
        RefuseWhatIsMissing(request);
        var parameters = Parameters.Read(request.SearchParams);
        foreach (var key in Unsupported)
        {
            if (parameters.IsSet(key))
                throw Failures.NotSupported($"The search parameter {key}");
        }

        var iterator = Iterators.Read(parameters, request.GuaranteeTimestamp);
        var isKeyed = request.SearchInputCase == SearchRequest.SearchInputOneofCase.Ids;
        return new SearchCommand
        {
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partitions = request.PartitionNames,
            VectorField = parameters.Text("anns_field"),
            Vectors = isKeyed ? null : QueryVectorReader.Read(request.PlaceholderGroup),
            Keys = isKeyed ? Iterators.ReadKeys(request.Ids) : null,
            AnalyzerName = parameters.Text("analyzer_name"),
            MetricType = parameters.Text("metric_type"),
            Limit = Iterators.ReadBatchSize(parameters) ?? parameters.Integer("topk") ?? throw Failures.Invalid("topk is required: invalid parameter"),
            Offset = parameters.Integer("offset") ?? 0,
            Ef = ReadEf(parameters),
            Filter = request.Dsl,
            FilterValues = Templates.Read(request.ExprTemplateValues),
            OutputFields = request.OutputFields,
            Radius = parameters.Number("radius"),
            RangeFilter = parameters.Number("range_filter"),
            RoundDecimal = ReadRoundDecimal(parameters),
            GroupByFields = OrderReader.ReadGroups(parameters),
            OrderBy = OrderReader.ReadOrder(parameters),
            GroupSize = ReadGroupSize(parameters),
            StrictGroupSize = parameters.Boolean("strict_group_size") ?? false,
            Highlight = HighlightReader.Read(request.Highlighter),
            Iterator = iterator,
            IteratorPlace = Iterators.ReadPlace(parameters, iterator),
        };
    }

    internal static int ReadRoundDecimal(Parameters parameters)
    {
        var decimals = parameters.Integer("round_decimal") ?? -1;
        return decimals is >= -1 and <= 6
            ? (int)decimals
            : throw Failures.Invalid(
                $"round_decimal [{decimals}] is invalid, should be -1 or an integer in range [0, 6]: invalid parameter");
    }

    private static int? ReadEf(Parameters parameters) => parameters.Integer("ef") switch
    {
        null => null,
        var ef and > 0 and <= int.MaxValue => (int)ef,
        var ef => throw Failures.Invalid($"ef [{ef}] is invalid, it should be in range [1, {int.MaxValue}]: invalid parameter"),
    };

    private static int ReadGroupSize(Parameters parameters)
    {
        var size = parameters.Integer("group_size") ?? 1;
        return size is > 0 and <= int.MaxValue
            ? (int)size
            : throw Failures.Invalid($"group_size [{size}] is invalid, it should be greater than 0: invalid parameter");
    }

    private static void RefuseWhatIsMissing(SearchRequest request)
    {
        if (request.SubReqs.Count > 0)
            throw Failures.NotSupported("A search with sub-requests (call HybridSearch)");
        if (request.FunctionScore is not null || request.FunctionChains.Count > 0)
            throw Failures.NotSupported("A reranking function");
        if (request.SearchAggregation is not null)
            throw Failures.NotSupported("A search aggregation");
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");
    }
}
