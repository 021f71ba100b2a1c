using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Replication between clusters (Milvus 2.6).</content>
public sealed partial class MilvusClient
{
    /// <summary>
    /// Replaces the replication configuration of this cluster. One without clusters ends replication. Send the same to every
    /// cluster that it names. Needs Milvus 2.6.
    /// </summary>
    /// <param name="configuration">The clusters, and who follows whom.</param>
    /// <param name="forcePromote">Whether this cluster becomes the primary whatever the others say: for when the old primary is lost.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers(
        "update_replicate_configuration",
        nameof(MilvusRpcs.UpdateReplicateConfiguration),
        Needs = nameof(ServerFeatures.ReplicationConfiguration))]
    public async Task UpdateReplicateConfigurationAsync(
        MilvusReplicateConfiguration configuration, bool forcePromote = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ReplicationMessages.Check(configuration, nameof(configuration));
        var operation = Begin("UpdateReplicateConfiguration", cancellationToken);
        await operation.RequireAsync(ServerFeatures.ReplicationConfiguration).ConfigureAwait(false);
        var request = new UpdateReplicateConfigurationRequest
        {
            ReplicateConfiguration = ReplicationMessages.ToMessage(configuration),
            ForcePromote = forcePromote,
        };
        await operation.InvokeAsync(MilvusRpcs.UpdateReplicateConfiguration, request).ConfigureAwait(false);
    }

    /// <summary>The replication configuration of this cluster, without tokens. Needs Milvus 2.6.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers(
        "get_replicate_configuration",
        nameof(MilvusRpcs.GetReplicateConfiguration),
        Needs = nameof(ServerFeatures.ReplicationConfiguration))]
    public async Task<MilvusReplicateConfiguration> GetReplicateConfigurationAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetReplicateConfiguration", cancellationToken);
        await operation.RequireAsync(ServerFeatures.ReplicationConfiguration).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.GetReplicateConfiguration, new GetReplicateConfigurationRequest())
            .ConfigureAwait(false);
        return ReplicationMessages.FromMessage(answer.Configuration ?? new ReplicateConfiguration());
    }

    /// <summary>How far this cluster has followed a channel of another. Needs Milvus 2.6.</summary>
    /// <param name="sourceClusterId">The cluster that is followed.</param>
    /// <param name="channel">A physical channel of that cluster.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("get_replicate_info", nameof(MilvusRpcs.GetReplicateInfo), Needs = nameof(ServerFeatures.ReplicationConfiguration))]
    public async Task<MilvusReplicateInfo> GetReplicateInfoAsync(
        string sourceClusterId, string channel, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(sourceClusterId, nameof(sourceClusterId));
        Limits.RequireName(channel, nameof(channel));
        var operation = Begin("GetReplicateInfo", cancellationToken);
        await operation.RequireAsync(ServerFeatures.ReplicationConfiguration).ConfigureAwait(false);
        var request = new GetReplicateInfoRequest { SourceClusterId = sourceClusterId, TargetPchannel = channel };
        var answer = await operation.InvokeAsync(MilvusRpcs.GetReplicateInfo, request).ConfigureAwait(false);
        return ReplicationMessages.FromMessage(answer);
    }
}
