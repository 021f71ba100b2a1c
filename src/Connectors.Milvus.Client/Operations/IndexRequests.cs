using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about indexes and what their answers mean.</summary>
internal static class IndexRequests
{
    private const string IndexTypeKey = "index_type";
    private const string MetricTypeKey = "metric_type";
    private const string ParamsKey = "params";

    public static CreateIndexRequest Create(CollectionKey target, MilvusIndexParams index)
    {
        var request = new CreateIndexRequest
        {
            DbName = target.Database,
            CollectionName = target.Name,
            FieldName = index.FieldName,
            IndexName = IndexName(index),
            ExtraParams = { Parameters.Pair(IndexTypeKey, index.IndexType) },
        };
        if (index.MetricType is not null)
        {
            request.ExtraParams.Add(Parameters.Pair(MetricTypeKey, index.MetricType));
        }

        if (index.Params is { Count: > 0 })
        {
            request.ExtraParams.Add(Parameters.Pair(ParamsKey, Parameters.Json(index.Params, nameof(index))));
        }

        return request;
    }

    public static DescribeIndexRequest List(CollectionKey target) => new() { DbName = target.Database, CollectionName = target.Name };

    public static DropIndexRequest Drop(CollectionKey target, string indexName) =>
        new() { DbName = target.Database, CollectionName = target.Name, IndexName = indexName };

    public static string IndexName(MilvusIndexParams index) => index.IndexName ?? index.FieldName;

    public static MilvusIndexDescription ToDescription(IndexDescription answer)
    {
        var parameters = Parameters.ToDictionary(answer.Params);
        Flatten(parameters);
        return new MilvusIndexDescription
        {
            IndexName = answer.IndexName,
            FieldName = answer.FieldName,
            IndexType = parameters.Remove(IndexTypeKey, out var type) ? type : "",
            MetricType = parameters.Remove(MetricTypeKey, out var metric) && metric.Length > 0 ? metric : null,
            Params = parameters,
            State = (MilvusIndexState)(int)answer.State,
            IndexedRows = answer.IndexedRows,
            TotalRows = answer.TotalRows,
            PendingRows = answer.PendingIndexRows,
            IndexId = answer.IndexID,
            FailReason = answer.IndexStateFailReason.Length > 0 ? answer.IndexStateFailReason : null,
        };
    }

    /// <summary>Whether an index that exists is the one that is wanted. What the caller left open is no difference.</summary>
    public static bool IsSame(MilvusIndexParams wanted, MilvusIndexDescription found) =>
        wanted.FieldName == found.FieldName
        && (wanted.IndexType.Length == 0
            || wanted.IndexType.Equals(MilvusIndexTypes.AutoIndex, StringComparison.OrdinalIgnoreCase)
            || wanted.IndexType.Equals(found.IndexType, StringComparison.OrdinalIgnoreCase))
        && (wanted.MetricType is null || wanted.MetricType.Equals(found.MetricType, StringComparison.OrdinalIgnoreCase))
        && (wanted.Params ?? new Dictionary<string, object?>()).All(param =>
            found.Params.TryGetValue(param.Key, out var value)
            && value.Equals(Text(param.Value), StringComparison.OrdinalIgnoreCase));

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    // Servers answer build parameters one by one or, as they were sent, as one JSON object.
    private static void Flatten(Dictionary<string, string> parameters)
    {
        if (!parameters.TryGetValue(ParamsKey, out var json))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                parameters.Remove(ParamsKey);
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    parameters.TryAdd(property.Name, property.Value.ToString());
                }
            }
        }
        catch (JsonException)
        {
            // Not ours to judge: it stays as it is.
        }
    }
}
