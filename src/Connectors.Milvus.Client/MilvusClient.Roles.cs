using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Roles: what users have, and what privileges are granted to.</content>
public sealed partial class MilvusClient
{
    /// <summary>Creates a role, which may do nothing yet. One of that name that exists already is the server's error.</summary>
    /// <param name="role">The name: ASCII letters, digits, underscores, hyphens and dollars, at most 255, beginning with a letter or an underscore.</param>
    /// <param name="description">What the role is for (Milvus 3.0); null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">A description is given, and the server has none.</exception>
    [Covers("create_role", nameof(MilvusRpcs.CreateRole))]
    public async Task CreateRoleAsync(string role, string? description = null, CancellationToken cancellationToken = default)
    {
        AccessChecks.RequireNewRole(role, nameof(role));
        var operation = Begin("CreateRole", cancellationToken);
        if (description is not null)
        {
            await operation.RequireAsync(ServerFeatures.AccessDescriptions).ConfigureAwait(false);
        }

        await operation.InvokeAsync(MilvusRpcs.CreateRole, AccessRequests.CreateRole(role, description)).ConfigureAwait(false);
    }

    /// <summary>Changes what a role is for; its grants and users stay. Needs Milvus 3.0.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="description">The new description; empty for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server has no descriptions.</exception>
    [Covers("alter_role", nameof(MilvusRpcs.AlterRole), Needs = nameof(ServerFeatures.AccessDescriptions))]
    public async Task AlterRoleAsync(string role, string description, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(role, nameof(role));
        ArgumentNullException.ThrowIfNull(description);
        var operation = Begin("AlterRole", cancellationToken);
        await operation.RequireAsync(ServerFeatures.AccessDescriptions).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.AlterRole, new AlterRoleRequest { RoleName = role, Description = description })
            .ConfigureAwait(false);
    }

    /// <summary>Drops a role. The server refuses while it is granted anything, unless forced.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="force">Whether to drop it with its grants.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_role", nameof(MilvusRpcs.DropRole))]
    public Task DropRoleAsync(string role, bool force = false, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(role, nameof(role));
        return Begin("DropRole", cancellationToken)
            .InvokeAsync(MilvusRpcs.DropRole, new DropRoleRequest { RoleName = role, ForceDrop = force });
    }

    /// <summary>The names of all roles.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_roles", nameof(MilvusRpcs.SelectRole))]
    public async Task<IReadOnlyList<string>> ListRolesAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListRoles", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.SelectRole, new SelectRoleRequest()).ConfigureAwait(false);
        return [.. answer.Results.Select(result => result.Role.Name)];
    }

    /// <summary>Describes a role: its users, and what it is granted in a database.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="database">The database whose grants are asked for; <c>*</c> for all databases, null for the client's.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="MilvusException">There is no such role. Some servers refuse instead, with a <see cref="MilvusServerException"/>.</exception>
    [Covers("describe_role", nameof(MilvusRpcs.SelectRole), nameof(MilvusRpcs.SelectGrant))]
    public async Task<MilvusRoleDescription> DescribeRoleAsync(
        string role, string? database = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(role, nameof(role));
        var operation = Begin("DescribeRole", cancellationToken);
        var found = await operation.InvokeAsync(MilvusRpcs.SelectRole, AccessRequests.DescribeRole(role)).ConfigureAwait(false);
        var grants = await operation
            .InvokeAsync(MilvusRpcs.SelectGrant, AccessRequests.Grants(role, database ?? Database))
            .ConfigureAwait(false);
        return AccessAnswers.ToRole(found, grants, role);
    }

    /// <summary>Gives a user a role. One that the user has already is no error.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("grant_role", nameof(MilvusRpcs.OperateUserRole))]
    public Task GrantRoleAsync(string user, string role, CancellationToken cancellationToken = default) =>
        ChangeRoleAsync("GrantRole", user, role, OperateUserRoleType.AddUserToRole, cancellationToken);

    /// <summary>Takes a role from a user.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("revoke_role", nameof(MilvusRpcs.OperateUserRole))]
    public Task RevokeRoleAsync(string user, string role, CancellationToken cancellationToken = default) =>
        ChangeRoleAsync("RevokeRole", user, role, OperateUserRoleType.RemoveUserFromRole, cancellationToken);

    private Task<Status> ChangeRoleAsync(string name, string user, string role, OperateUserRoleType change, CancellationToken cancellationToken)
    {
        Limits.RequireName(user, nameof(user));
        Limits.RequireName(role, nameof(role));
        return Begin(name, cancellationToken).InvokeAsync(MilvusRpcs.OperateUserRole, AccessRequests.ChangeRole(user, role, change));
    }
}
