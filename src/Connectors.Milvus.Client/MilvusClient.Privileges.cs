using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>What roles may do.</content>
public sealed partial class MilvusClient
{
    /// <summary>
    /// Grants a role a privilege, or a group of them, on a collection, on all of a database or on all of the server: what the
    /// privilege is about decides how it must be named. Needs Milvus 2.5. Granting again is no error. See
    /// <see href="https://milvus.io/docs/grant_privileges.md">Grant Privilege or Privilege Group to Roles</see>.
    /// </summary>
    /// <param name="role">The role's name.</param>
    /// <param name="privilege">A privilege, see <see cref="MilvusPrivileges"/>, or a group, see <see cref="MilvusPrivilegeGroups"/>.</param>
    /// <param name="collection">The collection's name; <c>*</c> for all, and for what is about databases or the cluster.</param>
    /// <param name="database">The database; <c>*</c> for all, and for what is about the cluster; null for the client's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older; see <see cref="GrantPrivilegeAsync"/>.</exception>
    [Covers("grant_privilege_v2", nameof(MilvusRpcs.OperatePrivilegeV2), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public Task GrantPrivilegeV2Async(
        string role, string privilege, string collection, string? database = null, CancellationToken cancellationToken = default) =>
        ChangePrivilegeAsync(
            Begin("GrantPrivilegeV2", cancellationToken), role, privilege, new CollectionKey(database ?? Database, collection), OperatePrivilegeType.Grant);

    /// <summary>Takes from a role what <see cref="GrantPrivilegeV2Async"/> granted, named in the same way. Needs Milvus 2.5.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="privilege">The privilege or group.</param>
    /// <param name="collection">The collection's name, or <c>*</c>.</param>
    /// <param name="database">The database, or <c>*</c>; null for the client's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older; see <see cref="RevokePrivilegeAsync"/>.</exception>
    [Covers("revoke_privilege_v2", nameof(MilvusRpcs.OperatePrivilegeV2), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public Task RevokePrivilegeV2Async(
        string role, string privilege, string collection, string? database = null, CancellationToken cancellationToken = default) =>
        ChangePrivilegeAsync(
            Begin("RevokePrivilegeV2", cancellationToken), role, privilege, new CollectionKey(database ?? Database, collection), OperatePrivilegeType.Revoke);

    /// <summary>
    /// Grants a role a privilege on an object of a kind. For servers before Milvus 2.5; with newer ones
    /// <see cref="GrantPrivilegeV2Async"/> needs to know less.
    /// </summary>
    /// <param name="grant">The role, the privilege and the object.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("grant_privilege", nameof(MilvusRpcs.OperatePrivilege))]
    public Task GrantPrivilegeAsync(MilvusGrant grant, CancellationToken cancellationToken = default) =>
        ChangePrivilegeAsync(Begin("GrantPrivilege", cancellationToken), grant, OperatePrivilegeType.Grant);

    /// <summary>Takes a privilege on an object from a role: one that <see cref="DescribeRoleAsync"/> answered, for example.</summary>
    /// <param name="grant">The role, the privilege and the object.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("revoke_privilege", nameof(MilvusRpcs.OperatePrivilege))]
    public Task RevokePrivilegeAsync(MilvusGrant grant, CancellationToken cancellationToken = default) =>
        ChangePrivilegeAsync(Begin("RevokePrivilege", cancellationToken), grant, OperatePrivilegeType.Revoke);

    private static async Task ChangePrivilegeAsync(
        Operation operation, string role, string privilege, CollectionKey collection, OperatePrivilegeType change)
    {
        Limits.RequireName(role, nameof(role));
        Limits.RequireName(privilege, nameof(privilege));
        Limits.RequireName(collection.Name, nameof(collection));
        await operation.RequireAsync(ServerFeatures.PrivilegesV2).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.OperatePrivilegeV2, AccessRequests.ChangePrivilegeV2(role, privilege, collection, change))
            .ConfigureAwait(false);
    }

    private Task<Status> ChangePrivilegeAsync(Operation operation, MilvusGrant grant, OperatePrivilegeType change)
    {
        ArgumentNullException.ThrowIfNull(grant);
        Limits.RequireName(grant.Role, nameof(grant));
        Limits.RequireName(grant.Privilege, nameof(grant));
        Limits.RequireName(grant.ObjectType, nameof(grant));
        Limits.RequireName(grant.ObjectName, nameof(grant));
        return operation.InvokeAsync(
            MilvusRpcs.OperatePrivilege,
            AccessRequests.ChangePrivilege(grant with { Grantor = null }, grant.Database ?? Database, change));
    }
}
