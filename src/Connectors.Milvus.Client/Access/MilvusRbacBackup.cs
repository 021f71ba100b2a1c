namespace Connectors.Milvus.Client;

/// <summary>
/// All users, roles, grants and privilege groups of a server. Holds what the server stores of passwords: keep it as carefully as
/// them.
/// </summary>
public sealed record MilvusRbacBackup
{
    /// <summary>The users.</summary>
    public IReadOnlyList<MilvusRbacUser> Users { get; init; } = [];

    /// <summary>The roles.</summary>
    public IReadOnlyList<MilvusRbacRole> Roles { get; init; } = [];

    /// <summary>What the roles are granted.</summary>
    public IReadOnlyList<MilvusGrant> Grants { get; init; } = [];

    /// <summary>The privilege groups that are not built in.</summary>
    public IReadOnlyList<MilvusPrivilegeGroup> PrivilegeGroups { get; init; } = [];
}
