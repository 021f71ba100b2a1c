using System.Globalization;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Server;

/// <summary><c>/entities</c>: search and hybrid search.</summary>
internal static class SearchRoutes
{
    private const long DefaultLimit = 100;

    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/entities/search", Search);
        routes.Add("/entities/hybrid_search", HybridSearch);
        // The name of before 2.4.4.
        routes.Add("/entities/advanced_search", HybridSearch);
    }

    private static RestAnswer Search(RestCall call)
    {
        var request = ReadSearch(call, call.Body, call.Describe().Schema, searchParameters: "searchParams");
        request.OutputFields.Add(call.Body.Texts("outputFields"));
        AddGrouping(call.Body, request.SearchParams);
        if (ReadFunctionScore(call.Body) is { } score)
            request.FunctionScore = score;

        return Hits(call, call.Run(MilvusRpcs.Search, request));
    }

    private static RestAnswer HybridSearch(RestCall call)
    {
        var schema = call.Describe().Schema;
        var rerank = call.Body.Object("rerank");
        var request = new HybridSearchRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionNames = { call.Body.Texts("partitionNames") },
            Requests = { call.Body.Objects("search").Select(body => ReadSearch(call, body, schema, searchParameters: "params")) },
            OutputFields = { call.Body.Texts("outputFields") },
            RankParams =
            {
                RestBody.Pair("limit", Text(call.Body.Integer("limit") ?? DefaultLimit)),
                RestBody.Pair("offset", Text(call.Body.Integer("offset") ?? 0)),
            },
        };
        if (rerank.Exists)
        {
            request.RankParams.Add(RestBody.Pair("strategy", rerank.Text("strategy", "rrf")));
            if (rerank.Element("params") is { } parameters)
                request.RankParams.Add(RestBody.Pair("params", parameters.GetRawText()));
        }

        AddGrouping(call.Body, request.RankParams);
        if (ReadFunctionScore(call.Body) is { } score)
            request.FunctionScore = score;

        return Hits(call, call.Run(MilvusRpcs.HybridSearch, request));
    }

    private static SearchRequest ReadSearch(RestCall call, RestBody body, CollectionSchema schema, string searchParameters)
    {
        var field = VectorField(schema, body.Text("annsField"));
        var placeholders = SearchVectors.Read(field, body.RequiredElement("data"));
        var request = new SearchRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionNames = { call.Body.Texts("partitionNames") },
            Dsl = body.Text("filter"),
            DslType = DslType.BoolExprV1,
            PlaceholderGroup = PlaceholderCodec.Encode(placeholders),
            Nq = placeholders.Values.Count,
            UseDefaultConsistency = true,
            SearchParams =
            {
                RestBody.Pair("anns_field", field.Name),
                RestBody.Pair("topk", Text(body.Integer("limit") ?? DefaultLimit)),
                RestBody.Pair("offset", Text(body.Integer("offset") ?? 0)),
            },
        };
        AddSearchParameters(body.Object(searchParameters), request.SearchParams);
        if (body.Text("metricType") is { Length: > 0 } metric)
            request.SearchParams.Add(RestBody.Pair("metric_type", metric));

        EntityRoutes.ReadTemplates(body, request.ExprTemplateValues);
        return request;
    }

    // Parameters come in one layer (since 2.5) or in an inner "params"; one layer says both.
    private static void AddSearchParameters(RestBody body, RepeatedField<Protocol.KeyValuePair> parameters)
    {
        foreach (var member in body.Members)
        {
            if (member.Name != "params")
                parameters.Add(RestBody.Pair(ParameterName(member.Name), RestBody.ParameterText(member.Value)));
        }

        parameters.Add(body.Pairs("params"));
    }

    private static string ParameterName(string name) => name switch
    {
        "metricType" => "metric_type",
        "ignoreGrowing" => "ignore_growing",
        _ => name,
    };

    private static void AddGrouping(RestBody body, RepeatedField<Protocol.KeyValuePair> parameters)
    {
        if (body.Text("groupingField") is not { Length: > 0 } field)
            return;

        parameters.Add(RestBody.Pair("group_by_field", field));
        if (body.Integer("groupSize") is > 0 and var size)
            parameters.Add(RestBody.Pair("group_size", Text(size)));
        if (body.Flag("strictGroupSize"))
            parameters.Add(RestBody.Pair("strict_group_size", "true"));
    }

    private static FunctionScore? ReadFunctionScore(RestBody body)
    {
        var score = body.Object("functionScore");
        return score.Objects("functions") is not { Count: > 0 } functions
            ? null
            : new FunctionScore { Functions = { functions.Select(CollectionBody.ReadFunction) }, Params = { score.Pairs("params") } };
    }

    private static FieldSchema VectorField(CollectionSchema schema, string name)
    {
        var vectors = schema.Fields.Where(field => VectorJson.IsVector(field.DataType)).ToList();
        if (name.Length > 0)
            return vectors.Find(field => field.Name == name) ?? throw RestException.Format($"cannot find a vector field named: {name}");

        return vectors is [var only]
            ? only
            : throw RestException.Format($"search without annsField, but there are several vector fields: [{string.Join(", ", vectors.Select(field => field.Name))}]");
    }

    private static RestAnswer Hits(RestCall call, SearchResults response)
    {
        var results = response.Results;
        var rows = new ResultRows(results.FieldsData, results.OutputFields, call.Style);
        return writer =>
        {
            writer.WriteStartArray("data");
            for (var row = 0; row < results.Scores.Count; row++)
            {
                writer.WriteStartObject();
                // The key is called "id" whatever the schema calls it.
                if (!results.FieldsData.Any(field => field.FieldName == "id"))
                {
                    writer.WritePropertyName("id");
                    if (results.Ids.IdFieldCase == IDs.IdFieldOneofCase.IntId)
                        ResultColumn.WriteInt64(writer, results.Ids.IntId.Data[row], call.Style.Int64AsNumber);
                    else
                        writer.WriteStringValue(results.Ids.StrId.Data[row]);
                }

                writer.WriteNumber("distance", results.Scores[row]);
                rows.WriteColumns(writer, row);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("topks");
            foreach (var count in results.Topks)
                writer.WriteNumberValue(count);

            writer.WriteEndArray();
        };
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
