namespace Connectors.Milvus.Client;

/// <summary>
/// A privilege of a role on an object: what <see cref="MilvusClient.GrantPrivilegeAsync"/> grants, and what
/// <see cref="MilvusClient.DescribeRoleAsync"/> answers, so that an answer can be granted to others or revoked.
/// </summary>
public sealed record MilvusGrant
{
    /// <summary>The role's name.</summary>
    public required string Role { get; init; }

    /// <summary>The privilege, see <see cref="MilvusPrivileges"/>, or a privilege group, see <see cref="MilvusPrivilegeGroups"/>.</summary>
    public required string Privilege { get; init; }

    /// <summary>The kind of object, see <see cref="MilvusObjectTypes"/>.</summary>
    public required string ObjectType { get; init; }

    /// <summary>The collection or user; <c>*</c> for all, and for <see cref="MilvusObjectTypes.Global"/>.</summary>
    public string ObjectName { get; init; } = MilvusPrivileges.All;

    /// <summary>The database; <c>*</c> for all, null for the client's.</summary>
    public string? Database { get; init; }

    /// <summary>Who granted it, in answers; has no effect in requests.</summary>
    public string? Grantor { get; init; }
}
