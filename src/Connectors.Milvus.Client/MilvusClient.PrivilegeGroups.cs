using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Groups of privileges (Milvus 2.5), and backups of all that there is about users.</content>
public sealed partial class MilvusClient
{
    /// <summary>Creates a privilege group, empty. One of that name that exists already is the server's error. Needs Milvus 2.5.</summary>
    /// <param name="group">The name: ASCII letters, digits and underscores, at most 255, beginning with no digit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("create_privilege_group", nameof(MilvusRpcs.CreatePrivilegeGroup), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public async Task CreatePrivilegeGroupAsync(string group, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(group, "privilege group name", nameof(group));
        var operation = await BeginGroupsAsync("CreatePrivilegeGroup", cancellationToken).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.CreatePrivilegeGroup, new CreatePrivilegeGroupRequest { GroupName = group })
            .ConfigureAwait(false);
    }

    /// <summary>Drops a privilege group. The server refuses while it is granted to a role. Needs Milvus 2.5.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("drop_privilege_group", nameof(MilvusRpcs.DropPrivilegeGroup), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public async Task DropPrivilegeGroupAsync(string group, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(group, nameof(group));
        var operation = await BeginGroupsAsync("DropPrivilegeGroup", cancellationToken).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.DropPrivilegeGroup, new DropPrivilegeGroupRequest { GroupName = group })
            .ConfigureAwait(false);
    }

    /// <summary>All privilege groups with their privileges, the built-in ones included. Needs Milvus 2.5.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("list_privilege_groups", nameof(MilvusRpcs.ListPrivilegeGroups), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public async Task<IReadOnlyList<MilvusPrivilegeGroup>> ListPrivilegeGroupsAsync(CancellationToken cancellationToken = default)
    {
        var operation = await BeginGroupsAsync("ListPrivilegeGroups", cancellationToken).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ListPrivilegeGroups, new ListPrivilegeGroupsRequest())
            .ConfigureAwait(false);
        return [.. answer.PrivilegeGroups.Select(AccessAnswers.ToGroup)];
    }

    /// <summary>Adds privileges to a group; roles that are granted the group have them from then on. Needs Milvus 2.5.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="privileges">Names of privileges, see <see cref="MilvusPrivileges"/>; one at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("add_privileges_to_group", nameof(MilvusRpcs.OperatePrivilegeGroup), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public Task AddPrivilegesToGroupAsync(string group, IReadOnlyList<string> privileges, CancellationToken cancellationToken = default) =>
        ChangeGroupAsync("AddPrivilegesToGroup", group, privileges, OperatePrivilegeGroupType.AddPrivilegesToGroup, cancellationToken);

    /// <summary>Removes privileges from a group. Needs Milvus 2.5.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="privileges">Names of privileges, see <see cref="MilvusPrivileges"/>; one at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older.</exception>
    [Covers("remove_privileges_from_group", nameof(MilvusRpcs.OperatePrivilegeGroup), Needs = nameof(ServerFeatures.PrivilegesV2))]
    public Task RemovePrivilegesFromGroupAsync(
        string group, IReadOnlyList<string> privileges, CancellationToken cancellationToken = default) =>
        ChangeGroupAsync("RemovePrivilegesFromGroup", group, privileges, OperatePrivilegeGroupType.RemovePrivilegesFromGroup, cancellationToken);

    /// <summary>
    /// All users, roles, grants and privilege groups, to be restored on another server. Holds what the server stores of passwords.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("backup_rbac", nameof(MilvusRpcs.BackupRBAC))]
    public async Task<MilvusRbacBackup> BackupRbacAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("BackupRbac", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.BackupRBAC, new BackupRBACMetaRequest()).ConfigureAwait(false);
        return AccessAnswers.ToBackup(answer.RBACMeta ?? new RBACMeta());
    }

    /// <summary>Creates the users, roles, grants and privilege groups of a backup. The server refuses when one of them exists already.</summary>
    /// <param name="backup">The backup, from <see cref="BackupRbacAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("restore_rbac", nameof(MilvusRpcs.RestoreRBAC))]
    public Task RestoreRbacAsync(MilvusRbacBackup backup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return Begin("RestoreRbac", cancellationToken).InvokeAsync(MilvusRpcs.RestoreRBAC, AccessRequests.Restore(backup));
    }

    private async Task ChangeGroupAsync(
        string name, string group, IReadOnlyList<string> privileges, OperatePrivilegeGroupType change, CancellationToken cancellationToken)
    {
        Limits.RequireName(group, nameof(group));
        PropertyChecks.RequireSomeNames(privileges, "privilege", nameof(privileges));
        var operation = await BeginGroupsAsync(name, cancellationToken).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.OperatePrivilegeGroup, AccessRequests.ChangeGroup(group, privileges, change))
            .ConfigureAwait(false);
    }

    private async ValueTask<Operation> BeginGroupsAsync(string name, CancellationToken cancellationToken)
    {
        var operation = Begin(name, cancellationToken);
        await operation.RequireAsync(ServerFeatures.PrivilegesV2).ConfigureAwait(false);
        return operation;
    }
}
