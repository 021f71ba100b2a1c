using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Where a collection's data is: on which nodes, in which segments.</content>
public sealed partial class MilvusClient
{
    /// <summary>The copies of a loaded collection in the memory of query nodes. The server refuses when it is not loaded.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("describe_replica", nameof(MilvusRpcs.GetReplicas))]
    public async Task<IReadOnlyList<MilvusReplica>> DescribeReplicasAsync(string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DescribeReplicas", collection, cancellationToken);
        var request = new GetReplicasRequest
        {
            DbName = operation.Target.Database,
            CollectionName = operation.Target.Name,
            WithShardNodes = true,
        };
        var answer = await operation.InvokeAsync(MilvusRpcs.GetReplicas, request).ConfigureAwait(false);
        return [.. answer.Replicas.Select(ReplicaAnswers.ToReplica)];
    }

    /// <summary>The segments of a loaded collection in the memory of query nodes.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_loaded_segments", nameof(MilvusRpcs.GetQuerySegmentInfo))]
    public async Task<IReadOnlyList<MilvusLoadedSegment>> ListLoadedSegmentsAsync(
        string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListLoadedSegments", collection, cancellationToken);
        var request = new GetQuerySegmentInfoRequest { DbName = operation.Target.Database, CollectionName = operation.Target.Name };
        var answer = await operation.InvokeAsync(MilvusRpcs.GetQuerySegmentInfo, request).ConfigureAwait(false);
        return [.. answer.Infos.Select(ReplicaAnswers.ToSegment)];
    }

    /// <summary>The segments of a collection in storage. Rows that were not flushed are in none of them.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_persistent_segments", nameof(MilvusRpcs.GetPersistentSegmentInfo))]
    public async Task<IReadOnlyList<MilvusPersistentSegment>> ListPersistentSegmentsAsync(
        string collection, CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListPersistentSegments", collection, cancellationToken);
        var request = new GetPersistentSegmentInfoRequest { DbName = operation.Target.Database, CollectionName = operation.Target.Name };
        var answer = await operation.InvokeAsync(MilvusRpcs.GetPersistentSegmentInfo, request).ConfigureAwait(false);
        return [.. answer.Infos.Select(ReplicaAnswers.ToSegment)];
    }
}
