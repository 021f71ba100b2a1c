using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary><c>/indexes</c>: create, describe, list, drop.</summary>
internal static class IndexRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/indexes/create", Create);
        routes.Add("/indexes/describe", Describe);
        routes.Add("/indexes/list", List);
        routes.Add("/indexes/drop", Drop);
        routes.Add("/indexes/alter_properties", AlterProperties);
        routes.Add("/indexes/drop_properties", DropProperties);
    }

    /// <summary>The index requests that <c>indexParams</c> asks for.</summary>
    public static IEnumerable<CreateIndexRequest> ReadParameters(RestCall call)
    {
        foreach (var body in call.Body.Objects("indexParams"))
        {
            var request = new CreateIndexRequest
            {
                DbName = call.Database,
                CollectionName = call.Collection,
                FieldName = body.RequiredText("fieldName"),
                IndexName = body.Text("indexName"),
            };
            Add(request, "index_type", body.Text("indexType", body.Object("params").Text("index_type")));
            Add(request, "metric_type", body.Text("metricType", body.Object("params").Text("metric_type")));
            if (body.Element("params") is { ValueKind: JsonValueKind.Object } parameters)
                Add(request, "params", parameters.GetRawText());

            yield return request;
        }
    }

    public static string Parameter(IndexDescription index, string key)
        => index.Params.FirstOrDefault(pair => pair.Key == key)?.Value ?? "";

    private static RestAnswer Create(RestCall call)
    {
        call.Body.RequiredElement("indexParams");
        foreach (var request in ReadParameters(call))
            call.Run(MilvusRpcs.CreateIndex, request);

        return RestAnswers.Empty;
    }

    private static RestAnswer List(RestCall call)
    {
        var indexes = call.TryRun(
            MilvusRpcs.DescribeIndex, new DescribeIndexRequest { DbName = call.Database, CollectionName = call.Collection }, out var fault);
        if (fault is { Code: not MilvusCode.IndexNotFound } failure)
            throw new RestException(failure.Code, failure.Reason);

        return RestAnswers.Names(indexes.IndexDescriptions.Select(index => index.IndexName));
    }

    private static RestAnswer Describe(RestCall call)
    {
        var indexes = call.Run(MilvusRpcs.DescribeIndex, new DescribeIndexRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            IndexName = call.Body.RequiredText("indexName"),
        });
        return RestAnswers.Data(writer =>
        {
            writer.WriteStartArray();
            foreach (var index in indexes.IndexDescriptions)
                Write(writer, index);

            writer.WriteEndArray();
        });
    }

    private static RestAnswer Drop(RestCall call) => call.Done(MilvusRpcs.DropIndex, new DropIndexRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        IndexName = call.Body.RequiredText("indexName"),
    });

    private static RestAnswer AlterProperties(RestCall call) => call.Done(MilvusRpcs.AlterIndex, new AlterIndexRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        IndexName = call.Body.RequiredText("indexName"),
        ExtraParams = { call.Body.Pairs("properties") },
    });

    private static RestAnswer DropProperties(RestCall call) => call.Done(MilvusRpcs.AlterIndex, new AlterIndexRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        IndexName = call.Body.RequiredText("indexName"),
        DeleteKeys = { call.Body.Texts("propertyKeys") },
    });

    private static void Write(Utf8JsonWriter writer, IndexDescription index)
    {
        writer.WriteStartObject();
        writer.WriteString("indexName", index.IndexName);
        writer.WriteString("fieldName", index.FieldName);
        writer.WriteString("indexType", Parameter(index, "index_type"));
        writer.WriteString("metricType", Parameter(index, "metric_type"));
        writer.WriteNumber("totalRows", index.TotalRows);
        writer.WriteNumber("pendingRows", index.PendingIndexRows);
        writer.WriteNumber("indexedRows", index.IndexedRows);
        writer.WriteString("indexState", index.State.ToString());
        writer.WriteString("failReason", index.IndexStateFailReason);
        writer.WriteEndObject();
    }

    private static void Add(CreateIndexRequest request, string key, string value)
    {
        if (value.Length > 0)
            request.ExtraParams.Add(RestBody.Pair(key, value));
    }
}
