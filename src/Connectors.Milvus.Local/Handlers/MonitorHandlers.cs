using System.Text.Json;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>What monitors and older SDKs ask: states, figures, time, progress.</summary>
internal static class MonitorHandlers
{
    private const string Role = "standalone";

    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.GetComponentStates, (_, _) => new ComponentStates
        {
            Status = MilvusStatus.Success(),
            State = new ComponentInfo { NodeID = MaintenanceHandlers.Node, Role = Role, StateCode = StateCode.Healthy },
        });
        table.Add(MilvusRpcs.AllocTimestamp, (_, context) => new AllocTimestampResponse
        {
            Status = MilvusStatus.Success(),
            Timestamp = context.Engine.AllocateTimestamp(),
        });
        table.Add(MilvusRpcs.GetMetrics, Metrics);
        table.Add(MilvusRpcs.GetIndexState, IndexState);
        table.Add(MilvusRpcs.GetIndexBuildProgress, IndexProgress);
        table.Add(MilvusRpcs.GetIndexStatistics, IndexStatistics);
    }

    // Only the kind that SDKs ask for: what the server is made of.
    private static GetMetricsResponse Metrics(GetMetricsRequest request, RpcContext context)
    {
        if (!IsSystemInfo(request.Request))
            throw Failures.NotSupported($"The metrics request {request.Request}");
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("nodes_info");
            writer.WriteStartObject();
            writer.WriteNumber("identifier", MaintenanceHandlers.Node);
            writer.WriteStartObject("infos");
            writer.WriteString("name", Role);
            writer.WriteString("type", Role);
            writer.WriteNumber("id", MaintenanceHandlers.Node);
            writer.WriteStartObject("system_info");
            writer.WriteString("system_version", SystemHandlers.Version);
            writer.WriteString("deploy_mode", "EMBEDDED");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new GetMetricsResponse
        {
            Status = MilvusStatus.Success(),
            ComponentName = Role,
            Response = System.Text.Encoding.UTF8.GetString(text.ToArray()),
        };
    }

    private static bool IsSystemInfo(string request)
    {
        try
        {
            using var document = JsonDocument.Parse(request);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("metric_type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("system_info");
        }
        catch (JsonException exception)
        {
            throw Failures.Invalid($"the metrics request is not valid JSON ({exception.Message}): invalid parameter");
        }
    }

    private static GetIndexStateResponse IndexState(GetIndexStateRequest request, RpcContext context)
    {
        var indexes = Indexes(request.DbName, request.CollectionName, request.IndexName, request.FieldName, context);
        return new GetIndexStateResponse { Status = MilvusStatus.Success(), State = indexes.Any(static index => index.IsBuilding) ? Protocol.IndexState.InProgress : Protocol.IndexState.Finished };
    }

    private static GetIndexBuildProgressResponse IndexProgress(GetIndexBuildProgressRequest request, RpcContext context)
    {
        var index = Indexes(request.DbName, request.CollectionName, request.IndexName, request.FieldName, context)[0];
        return new GetIndexBuildProgressResponse { Status = MilvusStatus.Success(), IndexedRows = index.RowCount - index.PendingRows, TotalRows = index.RowCount };
    }

    private static GetIndexStatisticsResponse IndexStatistics(GetIndexStatisticsRequest request, RpcContext context) => new()
    {
        Status = MilvusStatus.Success(),
        IndexDescriptions = { Indexes(request.DbName, request.CollectionName, request.IndexName, "", context).Select(IndexHandlers.Write) },
    };

    private static IReadOnlyList<IndexInfo> Indexes(string database, string collection, string index, string field, RpcContext context)
        => context.Engine.DescribeIndexes(context.Database(database), collection, index, field, context.CancellationToken);
}
