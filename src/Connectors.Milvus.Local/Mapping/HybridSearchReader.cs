using System.Text.Json;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>A hybrid search from the wire to the engine.</summary>
internal static class HybridSearchReader
{
    public static HybridSearchCommand Read(HybridSearchRequest request, RpcContext context)
    {
        if (request.HasNamespace)
            throw Failures.NotSupported("A namespace");
        if (request.FunctionScore is not null || request.FunctionChains.Count > 0)
            throw Failures.NotSupported("A reranking function");

        var parameters = Parameters.Read(request.RankParams);
        if (parameters.IsSet("group_by_field"))
            throw Failures.NotSupported("Grouping in a hybrid search");

        return new HybridSearchCommand
        {
            Searches = [.. request.Requests.Select(search => ReadSearch(search, request, context))],
            Ranker = ReadRanker(parameters),
            Limit = parameters.Integer("limit") ?? throw Failures.Invalid("limit not found in rank_params: invalid parameter"),
            Offset = parameters.Integer("offset") ?? 0,
            RoundDecimal = SearchReader.ReadRoundDecimal(parameters),
            OutputFields = request.OutputFields,
            OrderBy = OrderReader.ReadOrder(parameters),
        };
    }

    // The outer request names collection and partitions; clients leave them out of the inner ones, or repeat them.
    private static SearchCommand ReadSearch(SearchRequest search, HybridSearchRequest request, RpcContext context)
        => SearchReader.Read(search, context) with
        {
            Highlight = search.Highlighter is null ? null : throw Failures.NotSupported("A highlighter in a hybrid search"),
            Database = context.Database(request.DbName),
            Collection = request.CollectionName,
            Partitions = request.PartitionNames,
        };

    private static HybridRanker ReadRanker(Parameters parameters) => parameters.Text("strategy") switch
    {
        null or "rrf" => new ReciprocalRankRanker(parameters.Number("k") ?? 60),
        "weighted" => new WeightedRanker(ReadWeights(parameters), parameters.Boolean("norm_score") ?? true),
        var strategy => throw Failures.Invalid($"unsupported rank type {strategy}: invalid parameter[expected=rrf, weighted][actual={strategy}]"),
    };

    private static double[] ReadWeights(Parameters parameters)
    {
        var text = parameters.Text("weights") ?? throw Failures.Invalid("weights not found in rank_params: invalid parameter");
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(weight => weight.GetDouble())];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Failures.Invalid($"weights is no list of numbers: invalid parameter[weights={text}]");
        }
    }
}
