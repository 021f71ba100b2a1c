namespace Connectors.Milvus.Client;

/// <summary>Names of the resource groups that every server has.</summary>
public static class MilvusResourceGroups
{
    /// <summary>Holds all nodes that no other group holds. Cannot be dropped.</summary>
    public const string Default = "__default_resource_group";
}
