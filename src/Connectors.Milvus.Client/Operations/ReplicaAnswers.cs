using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What answers about replicas and segments mean.</summary>
internal static class ReplicaAnswers
{
    public static MilvusReplica ToReplica(ReplicaInfo replica) => new()
    {
        Id = replica.ReplicaID,
        CollectionId = replica.CollectionID,
        PartitionIds = [.. replica.PartitionIds],
        Shards = [.. replica.ShardReplicas.Select(ToShard)],
        NodeIds = [.. replica.NodeIds],
        ResourceGroup = replica.ResourceGroupName,
        OutboundNodes = new Dictionary<string, int>(replica.NumOutboundNode),
    };

    public static MilvusLoadedSegment ToSegment(QuerySegmentInfo segment) => new()
    {
        Id = segment.SegmentID,
        CollectionId = segment.CollectionID,
        PartitionId = segment.PartitionID,
        RowCount = segment.NumRows,
        MemoryBytes = segment.MemSize,
        IndexName = segment.IndexName,
        IndexId = segment.IndexID,
        NodeIds = Nodes(segment),
        State = (MilvusSegmentState)(int)segment.State,
        Level = (MilvusSegmentLevel)(int)segment.Level,
        IsSorted = segment.IsSorted,
        StorageVersion = segment.StorageVersion,
    };

    public static MilvusPersistentSegment ToSegment(PersistentSegmentInfo segment) => new()
    {
        Id = segment.SegmentID,
        CollectionId = segment.CollectionID,
        PartitionId = segment.PartitionID,
        RowCount = segment.NumRows,
        State = (MilvusSegmentState)(int)segment.State,
        Level = (MilvusSegmentLevel)(int)segment.Level,
        IsSorted = segment.IsSorted,
        StorageVersion = segment.StorageVersion,
    };

    private static MilvusReplicaShard ToShard(ShardReplica shard) => new()
    {
        Channel = shard.DmChannelName,
        LeaderId = shard.LeaderID,
        LeaderAddress = shard.LeaderAddr,
        NodeIds = [.. shard.NodeIds],
    };

    // Old servers name one node, newer ones all of them.
    private static IReadOnlyList<long> Nodes(QuerySegmentInfo segment) =>
        segment.NodeIds.Count == 0 && segment.NodeID != 0 ? [segment.NodeID] : [.. segment.NodeIds];
}
