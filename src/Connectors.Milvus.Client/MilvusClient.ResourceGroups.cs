using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Resource groups: which query nodes hold which collections.</content>
public sealed partial class MilvusClient
{
    /// <summary>
    /// Creates a resource group. One that exists already with the same configuration is no error. See
    /// <see href="https://milvus.io/docs/resource_group.md">Manage Resource Groups</see>.
    /// </summary>
    /// <param name="group">The name: ASCII letters, digits and underscores, at most 255, beginning with no digit.</param>
    /// <param name="config">How many nodes it has; null for the server's default, which is none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("create_resource_group", nameof(MilvusRpcs.CreateResourceGroup))]
    public Task CreateResourceGroupAsync(
        string group, MilvusResourceGroupConfig? config = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(group, "resource group name", nameof(group));
        if (config is not null)
        {
            ResourceGroupMessages.Check(group, config, nameof(config));
        }

        return Begin("CreateResourceGroup", cancellationToken)
            .InvokeAsync(MilvusRpcs.CreateResourceGroup, ResourceGroupMessages.Create(group, config));
    }

    /// <summary>Replaces the configurations of resource groups, all or none.</summary>
    /// <param name="groups">The configurations by name; one at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("update_resource_groups", nameof(MilvusRpcs.UpdateResourceGroups))]
    public Task UpdateResourceGroupsAsync(
        IReadOnlyDictionary<string, MilvusResourceGroupConfig> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        PropertyChecks.RequireSomeNames([.. groups.Keys], "resource group", nameof(groups));
        foreach (var (group, config) in groups)
        {
            ResourceGroupMessages.Check(group, config, nameof(groups));
        }

        return Begin("UpdateResourceGroups", cancellationToken)
            .InvokeAsync(MilvusRpcs.UpdateResourceGroups, ResourceGroupMessages.Update(groups));
    }

    /// <summary>Drops a resource group. The server refuses while it has nodes or replicas.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_resource_group", nameof(MilvusRpcs.DropResourceGroup))]
    public Task DropResourceGroupAsync(string group, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(group, nameof(group));
        return Begin("DropResourceGroup", cancellationToken)
            .InvokeAsync(MilvusRpcs.DropResourceGroup, new DropResourceGroupRequest { ResourceGroup = group });
    }

    /// <summary>Describes a resource group: its nodes, what is loaded on them, its configuration.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("describe_resource_group", nameof(MilvusRpcs.DescribeResourceGroup))]
    public async Task<MilvusResourceGroupDescription> DescribeResourceGroupAsync(string group, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(group, nameof(group));
        var operation = Begin("DescribeResourceGroup", cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.DescribeResourceGroup, new DescribeResourceGroupRequest { ResourceGroup = group })
            .ConfigureAwait(false);
        return ResourceGroupMessages.ToDescription(answer.ResourceGroup ?? new ResourceGroup(), group);
    }

    /// <summary>The names of all resource groups.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_resource_groups", nameof(MilvusRpcs.ListResourceGroups))]
    public async Task<IReadOnlyList<string>> ListResourceGroupsAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListResourceGroups", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.ListResourceGroups, new ListResourceGroupsRequest()).ConfigureAwait(false);
        return [.. answer.ResourceGroups];
    }

    /// <summary>Moves query nodes from one resource group to another. With configurations set, the server may move them back.</summary>
    /// <param name="sourceGroup">The group that has them.</param>
    /// <param name="targetGroup">The group that gets them.</param>
    /// <param name="nodeCount">How many, 1 at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("transfer_node", nameof(MilvusRpcs.TransferNode))]
    public Task TransferNodeAsync(string sourceGroup, string targetGroup, int nodeCount, CancellationToken cancellationToken = default)
    {
        RequireTransfer(sourceGroup, targetGroup, nodeCount, nameof(nodeCount));
        return Begin("TransferNode", cancellationToken).InvokeAsync(
            MilvusRpcs.TransferNode,
            new TransferNodeRequest { SourceResourceGroup = sourceGroup, TargetResourceGroup = targetGroup, NumNode = nodeCount });
    }

    /// <summary>Moves replicas of a loaded collection from one resource group to another.</summary>
    /// <param name="sourceGroup">The group that has them.</param>
    /// <param name="targetGroup">The group that gets them.</param>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="replicaCount">How many, 1 at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("transfer_replica", nameof(MilvusRpcs.TransferReplica))]
    public Task TransferReplicaAsync(
        string sourceGroup, string targetGroup, string collection, int replicaCount, CancellationToken cancellationToken = default)
    {
        RequireTransfer(sourceGroup, targetGroup, replicaCount, nameof(replicaCount));
        var operation = Begin("TransferReplica", collection, cancellationToken);
        return operation.InvokeAsync(
            MilvusRpcs.TransferReplica,
            new TransferReplicaRequest
            {
                SourceResourceGroup = sourceGroup,
                TargetResourceGroup = targetGroup,
                DbName = operation.Target.Database,
                CollectionName = operation.Target.Name,
                NumReplica = replicaCount,
            });
    }

    private static void RequireTransfer(string sourceGroup, string targetGroup, int count, string countParameter)
    {
        Limits.RequireName(sourceGroup, nameof(sourceGroup));
        Limits.RequireName(targetGroup, nameof(targetGroup));
        Limits.RequireRange(count, 1, int.MaxValue, "The number to transfer", "Name the groups the other way round to move back.", countParameter);
        if (sourceGroup == targetGroup)
        {
            throw new ArgumentException($"Both groups are '{sourceGroup}'. Name two.", nameof(targetGroup));
        }
    }
}
