using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What answers about users, roles and privileges mean.</summary>
internal static class AccessAnswers
{
    /// <exception cref="MilvusException">There is no such user; servers say so with an empty list.</exception>
    public static MilvusUserDescription ToUser(SelectUserResponse answer, string user)
    {
        var found = answer.Results.FirstOrDefault() ?? throw new MilvusException($"The server knows no user '{user}'.");
        return new MilvusUserDescription
        {
            Name = found.User?.Name ?? user,
            Roles = [.. found.Roles.Select(role => role.Name)],
            Description = found.Description,
        };
    }

    /// <exception cref="MilvusException">There is no such role; servers say so with an empty list.</exception>
    public static MilvusRoleDescription ToRole(SelectRoleResponse answer, SelectGrantResponse grants, string role)
    {
        var found = answer.Results.FirstOrDefault() ?? throw new MilvusException($"The server knows no role '{role}'.");
        return new MilvusRoleDescription
        {
            Name = found.Role?.Name ?? role,
            Description = found.Role?.Description ?? "",
            Users = [.. found.Users.Select(user => user.Name)],
            Grants = [.. grants.Entities.Select(ToGrant)],
        };
    }

    public static MilvusPrivilegeGroup ToGroup(PrivilegeGroupInfo group) =>
        new() { Name = group.GroupName, Privileges = [.. group.Privileges.Select(privilege => privilege.Name)] };

    public static MilvusRbacBackup ToBackup(RBACMeta meta) => new()
    {
        Users = [.. meta.Users.Select(ToUser)],
        Roles = [.. meta.Roles.Select(role => new MilvusRbacRole { Name = role.Name, Description = role.Description })],
        Grants = [.. meta.Grants.Select(ToGrant)],
        PrivilegeGroups = [.. meta.PrivilegeGroups.Select(ToGroup)],
    };

    private static MilvusRbacUser ToUser(UserInfo user) =>
        new() { Name = user.User, PasswordHash = user.Password, Roles = [.. user.Roles.Select(role => role.Name)] };

    private static MilvusGrant ToGrant(GrantEntity grant) => new()
    {
        Role = grant.Role?.Name ?? "",
        Privilege = grant.Grantor?.Privilege?.Name ?? "",
        ObjectType = grant.Object?.Name ?? "",
        ObjectName = grant.ObjectName,
        Database = grant.DbName.Length > 0 ? grant.DbName : null,
        Grantor = grant.Grantor?.User?.Name is { Length: > 0 } grantor ? grantor : null,
    };
}
