using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Replication between clusters as messages, both ways.</summary>
internal static class ReplicationMessages
{
    public static ReplicateConfiguration ToMessage(MilvusReplicateConfiguration configuration) => new()
    {
        Clusters = { configuration.Clusters.Select(ToMessage) },
        CrossClusterTopology =
        {
            configuration.Topology.Select(link => new CrossClusterTopology
            {
                SourceClusterId = link.SourceClusterId,
                TargetClusterId = link.TargetClusterId,
            }),
        },
    };

    public static MilvusReplicateConfiguration FromMessage(ReplicateConfiguration configuration) => new()
    {
        Clusters = [.. configuration.Clusters.Select(FromMessage)],
        Topology = [.. configuration.CrossClusterTopology.Select(link => new MilvusReplicateLink(link.SourceClusterId, link.TargetClusterId))],
    };

    public static MilvusReplicateInfo FromMessage(GetReplicateInfoResponse answer) => new()
    {
        Checkpoint = FromMessage(answer.Checkpoint),
        SalvageCheckpoint = FromMessage(answer.SalvageCheckpoint),
    };

    /// <exception cref="ArgumentException">A cluster lacks its name or address, or the topology names one that is not there.</exception>
    public static void Check(MilvusReplicateConfiguration configuration, string parameter)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cluster in configuration.Clusters)
        {
            Limits.RequireName(cluster.ClusterId, parameter);
            ArgumentException.ThrowIfNullOrWhiteSpace(cluster.Address, parameter);
            if (!known.Add(cluster.ClusterId))
            {
                throw new ArgumentException($"The cluster '{cluster.ClusterId}' is there twice.", parameter);
            }
        }

        foreach (var link in configuration.Topology)
        {
            var missing = new[] { link.SourceClusterId, link.TargetClusterId }.FirstOrDefault(id => !known.Contains(id));
            if (missing is not null)
            {
                throw new ArgumentException(
                    $"The topology names the cluster '{missing}', which is not among the clusters: {string.Join(", ", known)}.", parameter);
            }
        }
    }

    private static MilvusCluster ToMessage(MilvusReplicateCluster cluster) => new()
    {
        ClusterId = cluster.ClusterId,
        ConnectionParam = new ConnectionParam { Uri = cluster.Address, Token = cluster.Token ?? "" },
        Pchannels = { cluster.Channels },
    };

    private static MilvusReplicateCluster FromMessage(MilvusCluster cluster) => new()
    {
        ClusterId = cluster.ClusterId,
        Address = cluster.ConnectionParam?.Uri ?? "",
        Token = cluster.ConnectionParam?.Token is { Length: > 0 } token ? token : null,
        Channels = [.. cluster.Pchannels],
    };

    private static MilvusReplicateCheckpoint? FromMessage(ReplicateCheckpoint? checkpoint) => checkpoint is null ? null : new()
    {
        ClusterId = checkpoint.ClusterId,
        Channel = checkpoint.Pchannel,
        MessageId = checkpoint.MessageId?.Id ?? "",
        Log = checkpoint.MessageId is { WALName: not WALName.Unknown } message ? message.WALName.ToString() : "",
        TimeTick = checkpoint.TimeTick,
    };
}
