using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Resource groups as messages, both ways.</summary>
internal static class ResourceGroupMessages
{
    public static CreateResourceGroupRequest Create(string group, MilvusResourceGroupConfig? config) =>
        new() { ResourceGroup = group, Config = config is null ? null : ToMessage(config) };

    public static UpdateResourceGroupsRequest Update(IReadOnlyDictionary<string, MilvusResourceGroupConfig> groups)
    {
        var request = new UpdateResourceGroupsRequest();
        foreach (var (group, config) in groups)
        {
            request.ResourceGroups.Add(group, ToMessage(config));
        }

        return request;
    }

    public static MilvusResourceGroupDescription ToDescription(ResourceGroup group, string asked) => new()
    {
        Name = group.Name.Length > 0 ? group.Name : asked,
        Capacity = group.Capacity,
        AvailableNodeCount = group.NumAvailableNode,
        LoadedReplicas = new Dictionary<string, int>(group.NumLoadedReplica),
        OutgoingNodes = new Dictionary<string, int>(group.NumOutgoingNode),
        IncomingNodes = new Dictionary<string, int>(group.NumIncomingNode),
        Config = group.Config is null ? null : FromMessage(group.Config),
        Nodes = [.. group.Nodes.Select(node => new MilvusNode(node.NodeId, node.Address, node.Hostname))],
    };

    /// <exception cref="ArgumentException">The numbers contradict each other, or a group to transfer with has no name.</exception>
    public static void Check(string group, MilvusResourceGroupConfig config, string parameter)
    {
        if (config is null)
        {
            throw new ArgumentException($"The configuration of resource group '{group}' is null.", parameter);
        }

        if (config.RequestNodeCount < 0)
        {
            throw new ArgumentException(
                $"RequestNodeCount of resource group '{group}' is {config.RequestNodeCount}, but must be 0 or more.", parameter);
        }

        if (config.LimitNodeCount < config.RequestNodeCount)
        {
            throw new ArgumentException(
                $"LimitNodeCount of resource group '{group}' is {config.LimitNodeCount}, less than RequestNodeCount, which is {config.RequestNodeCount}.",
                parameter);
        }

        if (config.TransferFrom.Concat(config.TransferTo).Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"TransferFrom or TransferTo of resource group '{group}' holds an empty name.", parameter);
        }
    }

    // Servers want both figures.
    private static ResourceGroupConfig ToMessage(MilvusResourceGroupConfig config)
    {
        var message = new ResourceGroupConfig
        {
            Requests = new ResourceGroupLimit { NodeNum = config.RequestNodeCount },
            Limits = new ResourceGroupLimit { NodeNum = config.LimitNodeCount ?? config.RequestNodeCount },
            TransferFrom = { config.TransferFrom.Select(ToMessage) },
            TransferTo = { config.TransferTo.Select(ToMessage) },
        };
        if (config.NodeLabels.Count > 0)
        {
            message.NodeFilter = new ResourceGroupNodeFilter { NodeLabels = { Parameters.Pairs(config.NodeLabels) } };
        }

        return message;
    }

    private static ResourceGroupTransfer ToMessage(string group) => new() { ResourceGroup = group };

    private static MilvusResourceGroupConfig FromMessage(ResourceGroupConfig config) => new()
    {
        RequestNodeCount = config.Requests?.NodeNum ?? 0,
        LimitNodeCount = config.Limits?.NodeNum,
        TransferFrom = [.. config.TransferFrom.Select(transfer => transfer.ResourceGroup)],
        TransferTo = [.. config.TransferTo.Select(transfer => transfer.ResourceGroup)],
        NodeLabels = Parameters.ToDictionary(config.NodeFilter?.NodeLabels ?? []),
    };
}
