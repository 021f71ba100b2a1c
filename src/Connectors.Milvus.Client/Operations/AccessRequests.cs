using System.Text;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about users, roles and privileges.</summary>
internal static class AccessRequests
{
    public static CreateCredentialRequest CreateUser(string user, string password, string? description)
    {
        var request = new CreateCredentialRequest { Username = user, Password = Encode(password) };
        if (description is not null)
        {
            request.Description = description;
        }

        return request;
    }

    public static UpdateCredentialRequest UpdatePassword(string user, string oldPassword, string newPassword) =>
        new() { Username = user, OldPassword = Encode(oldPassword), NewPassword = Encode(newPassword) };

    public static UpdateCredentialRequest UpdateUser(string user, string description) => new() { Username = user, Description = description };

    public static SelectUserRequest DescribeUser(string user) =>
        new() { User = new UserEntity { Name = user }, IncludeRoleInfo = true };

    public static CreateRoleRequest CreateRole(string role, string? description) =>
        new() { Entity = new RoleEntity { Name = role, Description = description ?? "" } };

    public static OperateUserRoleRequest ChangeRole(string user, string role, OperateUserRoleType change) =>
        new() { Username = user, RoleName = role, Type = change };

    public static SelectRoleRequest DescribeRole(string role) =>
        new() { Role = new RoleEntity { Name = role }, IncludeUserInfo = true };

    public static SelectGrantRequest Grants(string role, string database) =>
        new() { Entity = new GrantEntity { Role = new RoleEntity { Name = role }, DbName = database } };

    public static OperatePrivilegeRequest ChangePrivilege(MilvusGrant grant, string database, OperatePrivilegeType change) =>
        new() { Entity = ToMessage(grant, database), Type = change };

    public static OperatePrivilegeV2Request ChangePrivilegeV2(
        string role, string privilege, CollectionKey collection, OperatePrivilegeType change) => new()
    {
        Role = new RoleEntity { Name = role },
        Grantor = new GrantorEntity { Privilege = new PrivilegeEntity { Name = privilege } },
        Type = change,
        DbName = collection.Database,
        CollectionName = collection.Name,
    };

    public static OperatePrivilegeGroupRequest ChangeGroup(string group, IEnumerable<string> privileges, OperatePrivilegeGroupType change) =>
        new() { GroupName = group, Type = change, Privileges = { ToMessages(privileges) } };

    public static RestoreRBACMetaRequest Restore(MilvusRbacBackup backup) => new()
    {
        RBACMeta = new RBACMeta
        {
            Users = { backup.Users.Select(ToMessage) },
            Roles = { backup.Roles.Select(role => new RoleEntity { Name = role.Name, Description = role.Description }) },
            Grants = { backup.Grants.Select(grant => ToMessage(grant, grant.Database ?? "")) },
            PrivilegeGroups = { backup.PrivilegeGroups.Select(ToMessage) },
        },
    };

    private static GrantEntity ToMessage(MilvusGrant grant, string database)
    {
        var grantor = new GrantorEntity { Privilege = new PrivilegeEntity { Name = grant.Privilege } };
        if (grant.Grantor is { Length: > 0 } user)
        {
            grantor.User = new UserEntity { Name = user };
        }

        return new GrantEntity
        {
            Role = new RoleEntity { Name = grant.Role },
            Object = new ObjectEntity { Name = grant.ObjectType },
            ObjectName = grant.ObjectName,
            Grantor = grantor,
            DbName = database,
        };
    }

    private static UserInfo ToMessage(MilvusRbacUser user) => new()
    {
        User = user.Name,
        Password = user.PasswordHash,
        Roles = { user.Roles.Select(role => new RoleEntity { Name = role }) },
    };

    private static PrivilegeGroupInfo ToMessage(MilvusPrivilegeGroup group) =>
        new() { GroupName = group.Name, Privileges = { ToMessages(group.Privileges) } };

    private static IEnumerable<PrivilegeEntity> ToMessages(IEnumerable<string> privileges) =>
        privileges.Select(privilege => new PrivilegeEntity { Name = privilege });

    private static string Encode(string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes(password));
}
