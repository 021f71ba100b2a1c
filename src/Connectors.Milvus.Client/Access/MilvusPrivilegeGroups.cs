namespace Connectors.Milvus.Client;

/// <summary>
/// Names of the privilege groups that every server since Milvus 2.5 has. Groups of one's own go by their own names. The levels do
/// not include each other: a cluster group grants nothing on databases, and a database group nothing on collections. See
/// <see href="https://milvus.io/docs/privilege_group.md">Create Privilege Group</see>.
/// </summary>
[Covers("built-in privilege groups", Needs = nameof(ServerFeatures.PrivilegesV2))]
public static class MilvusPrivilegeGroups
{
    /// <summary>Reads of collections' data.</summary>
    public const string CollectionReadOnly = "CollectionReadOnly";

    /// <summary>Reads and writes of collections' data, with their indexes and partitions.</summary>
    public const string CollectionReadWrite = "CollectionReadWrite";

    /// <summary>Everything on collections, aliases included.</summary>
    public const string CollectionAdmin = "CollectionAdmin";

    /// <summary>A look at databases. Grant it on collection <c>*</c>.</summary>
    public const string DatabaseReadOnly = "DatabaseReadOnly";

    /// <summary>Changes to databases. Grant it on collection <c>*</c>.</summary>
    public const string DatabaseReadWrite = "DatabaseReadWrite";

    /// <summary>Everything on databases: creates and drops their collections. Grant it on collection <c>*</c>.</summary>
    public const string DatabaseAdmin = "DatabaseAdmin";

    /// <summary>A look at the cluster. Grant it on collection <c>*</c> of database <c>*</c>.</summary>
    public const string ClusterReadOnly = "ClusterReadOnly";

    /// <summary>Changes to the cluster. Grant it on collection <c>*</c> of database <c>*</c>.</summary>
    public const string ClusterReadWrite = "ClusterReadWrite";

    /// <summary>Everything on the cluster: databases, users, roles, resource groups. Grant it on collection <c>*</c> of database <c>*</c>.</summary>
    public const string ClusterAdmin = "ClusterAdmin";
}
