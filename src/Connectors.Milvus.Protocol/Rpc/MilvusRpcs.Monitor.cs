using static Connectors.Milvus.Protocol.RetryClass;

namespace Connectors.Milvus.Protocol;

/// <content>What monitors and older SDKs ask.</content>
public static partial class MilvusRpcs
{
    /// <summary>How the server and its parts are.</summary>
    public static MilvusRpc<GetComponentStatesRequest, ComponentStates> GetComponentStates { get; } =
        Add<GetComponentStatesRequest, ComponentStates>(nameof(GetComponentStates), Read, r => r.Status, s => new() { Status = s });

    /// <summary>A hybrid timestamp of now.</summary>
    public static MilvusRpc<AllocTimestampRequest, AllocTimestampResponse> AllocTimestamp { get; } =
        Add<AllocTimestampRequest, AllocTimestampResponse>(nameof(AllocTimestamp), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Figures about the server, as JSON.</summary>
    public static MilvusRpc<GetMetricsRequest, GetMetricsResponse> GetMetrics { get; } =
        Add<GetMetricsRequest, GetMetricsResponse>(nameof(GetMetrics), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Whether an index is built.</summary>
    public static MilvusRpc<GetIndexStateRequest, GetIndexStateResponse> GetIndexState { get; } =
        Add<GetIndexStateRequest, GetIndexStateResponse>(nameof(GetIndexState), Read, r => r.Status, s => new() { Status = s });

    /// <summary>How many rows an index holds.</summary>
    public static MilvusRpc<GetIndexBuildProgressRequest, GetIndexBuildProgressResponse> GetIndexBuildProgress { get; } =
        Add<GetIndexBuildProgressRequest, GetIndexBuildProgressResponse>(nameof(GetIndexBuildProgress), Read, r => r.Status, s => new() { Status = s });

    /// <summary>An index's parameters and progress, as DescribeIndex gives them.</summary>
    public static MilvusRpc<GetIndexStatisticsRequest, GetIndexStatisticsResponse> GetIndexStatistics { get; } =
        Add<GetIndexStatisticsRequest, GetIndexStatisticsResponse>(nameof(GetIndexStatistics), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The segments that an index covers.</summary>
    public static MilvusRpc<ListIndexedSegmentRequest, ListIndexedSegmentResponse> ListIndexedSegment { get; } =
        Add<ListIndexedSegmentRequest, ListIndexedSegmentResponse>(nameof(ListIndexedSegment), Read, r => r.Status, s => new() { Status = s });
}
