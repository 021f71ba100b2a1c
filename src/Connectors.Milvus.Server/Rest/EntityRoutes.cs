using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Server;

/// <summary><c>/entities</c>: insert, upsert, delete, get, query.</summary>
internal static class EntityRoutes
{
    private const long DefaultLimit = 100;
    private const string KeyTemplate = "keys";

    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/entities/insert", Insert);
        routes.Add("/entities/upsert", Upsert);
        routes.Add("/entities/delete", Delete);
        routes.Add("/entities/get", Get);
        routes.Add("/entities/query", Query);
    }

    /// <summary>The values of <c>exprParams</c>, which stand for <c>{name}</c> in a filter.</summary>
    public static void ReadTemplates(RestBody body, MapField<string, TemplateValue> templates)
    {
        foreach (var member in body.Object("exprParams").Members)
            templates[member.Name] = Template(member.Name, member.Value);
    }

    private static RestAnswer Insert(RestCall call)
    {
        var rows = new RowReader(call.Describe().Schema, call.Body.RequiredElement("data"));
        var result = call.Run(MilvusRpcs.Insert, new InsertRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionName = call.Body.Text("partitionName"),
            NumRows = (uint)rows.Count,
            FieldsData = { rows.ReadColumns() },
        });
        return Written(call, "insertCount", result.InsertCnt, "insertIds", result.IDs);
    }

    private static RestAnswer Upsert(RestCall call)
    {
        var isPartial = call.Body.Flag("partialUpdate");
        var rows = new RowReader(call.Describe().Schema, call.Body.RequiredElement("data"), isPartial);
        var result = call.Run(MilvusRpcs.Upsert, new UpsertRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionName = call.Body.Text("partitionName"),
            NumRows = (uint)rows.Count,
            FieldsData = { rows.ReadColumns() },
            PartialUpdate = isPartial,
        });
        return Written(call, "upsertCount", result.UpsertCnt, "upsertIds", result.IDs);
    }

    private static RestAnswer Delete(RestCall call)
    {
        var request = new DeleteRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionName = call.Body.Text("partitionName"),
            Expr = call.Body.Text("filter"),
        };
        ReadTemplates(call.Body, request.ExprTemplateValues);
        if (request.Expr.Length == 0)
            request.Expr = KeyFilter(call, request.ExprTemplateValues, "filter");

        var result = call.Run(MilvusRpcs.Delete, request);
        return RestAnswers.Object(writer => writer.WriteNumber("deleteCount", result.DeleteCnt));
    }

    private static RestAnswer Get(RestCall call)
    {
        var request = QueryRequest(call);
        request.Expr = KeyFilter(call, request.ExprTemplateValues, "id");
        return Rows(call, request);
    }

    private static RestAnswer Query(RestCall call)
    {
        var request = QueryRequest(call);
        request.Expr = call.Body.Text("filter");
        ReadTemplates(call.Body, request.ExprTemplateValues);
        var isCount = request.OutputFields is [var only] && only.Trim().Equals("count(*)", StringComparison.OrdinalIgnoreCase);
        if (call.Body.Integer("offset") is > 0 and var offset)
            request.QueryParams.Add(Parameter("offset", offset));
        if (!isCount && (call.Body.Integer("limit") ?? DefaultLimit) is > 0 and var limit)
            request.QueryParams.Add(Parameter("limit", limit));

        return Rows(call, request);
    }

    private static QueryRequest QueryRequest(RestCall call)
    {
        var outputs = call.Body.Texts("outputFields");
        return new QueryRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionNames = { call.Body.Texts("partitionNames") },
            OutputFields = { outputs.Count > 0 ? outputs : ["*"] },
            UseDefaultConsistency = true,
        };
    }

    private static RestAnswer Rows(RestCall call, QueryRequest request)
    {
        var result = call.Run(MilvusRpcs.Query, request);
        var rows = new ResultRows(result.FieldsData, result.OutputFields, call.Style);
        var count = result.FieldsData.Count > 0 ? ResultColumn.Count(result.FieldsData[0]) : 0;
        return RestAnswers.Data(writer =>
        {
            writer.WriteStartArray();
            for (var row = 0; row < count; row++)
            {
                writer.WriteStartObject();
                rows.WriteColumns(writer, row);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>A filter by primary key from the body's <c>id</c>: one key, or a list of them.</summary>
    private static string KeyFilter(RestCall call, MapField<string, TemplateValue> templates, string required)
    {
        var id = call.Body.Element("id") ?? throw RestException.Missing(required);
        JsonElement[] keys = id.ValueKind == JsonValueKind.Array ? [.. id.EnumerateArray()] : [id];
        var primary = call.Describe().Schema.Fields.First(field => field.IsPrimaryKey);
        try
        {
            var values = FieldDataBuilder.Build(primary, keys).Scalars;
            templates[KeyTemplate] = new TemplateValue
            {
                ArrayVal = primary.DataType == DataType.Int64
                    ? new TemplateArrayValue { LongData = values.LongData }
                    : new TemplateArrayValue { StringData = values.StringData },
            };
        }
        catch (RestException exception)
        {
            throw new RestException(
                RestCode.PrimaryKey, $"please check the primary key and its' type can only in [int, string], error: {exception.Message}");
        }

        return $"{primary.Name} in {{{KeyTemplate}}}";
    }

    private static TemplateValue Template(string name, JsonElement value)
    {
        try
        {
            // A list without elements has no type of its own.
            return value is { ValueKind: JsonValueKind.Array } && value.GetArrayLength() == 0
                ? new TemplateValue { ArrayVal = new TemplateArrayValue() }
                : ExpressionTemplates.Encode(JsonValues.Read(value));
        }
        catch (ArgumentException exception)
        {
            throw RestException.Invalid($"exprParams.{name}: {exception.Message}");
        }
    }

    private static RestAnswer Written(RestCall call, string countName, long count, string idsName, IDs? ids) => RestAnswers.Object(writer =>
    {
        writer.WriteNumber(countName, count);
        writer.WriteStartArray(idsName);
        foreach (var id in ids?.IntId?.Data ?? [])
            ResultColumn.WriteInt64(writer, id, call.Style.Int64AsNumber);
        foreach (var id in ids?.StrId?.Data ?? [])
            writer.WriteStringValue(id);

        writer.WriteEndArray();
    });

    private static Protocol.KeyValuePair Parameter(string key, long value)
        => RestBody.Pair(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
