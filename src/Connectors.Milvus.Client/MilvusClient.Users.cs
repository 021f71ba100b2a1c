using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>
/// Users. Servers hold nobody to them unless authorization is on. A client signs in with what its options say, with each call:
/// changing or dropping the user that it is signed in as does not change the client, whose later calls the server refuses. Make a
/// new client with the new password then. See <see href="https://milvus.io/docs/users_and_roles.md">Create Users and Roles</see>.
/// </content>
public sealed partial class MilvusClient
{
    /// <summary>Creates a user. One of that name that exists already is the server's error.</summary>
    /// <param name="user">The name: ASCII letters, digits, underscores, dots and hyphens, at most 32, beginning with a letter.</param>
    /// <param name="password">The password, 6 to 256 bytes in UTF-8; newer servers take 72. Sent as it is: use TLS.</param>
    /// <param name="description">What the user is for (Milvus 3.0); null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">A description is given, and the server has none.</exception>
    [Covers("create_user", nameof(MilvusRpcs.CreateCredential))]
    public async Task CreateUserAsync(
        string user, string password, string? description = null, CancellationToken cancellationToken = default)
    {
        AccessChecks.RequireNewUser(user, nameof(user));
        AccessChecks.RequireNewPassword(password, nameof(password));
        var operation = Begin("CreateUser", cancellationToken);
        if (description is not null)
        {
            await operation.RequireAsync(ServerFeatures.AccessDescriptions).ConfigureAwait(false);
        }

        await operation
            .InvokeAsync(MilvusRpcs.CreateCredential, AccessRequests.CreateUser(user, password, description))
            .ConfigureAwait(false);
    }

    /// <summary>Drops a user.</summary>
    /// <param name="user">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_user", nameof(MilvusRpcs.DeleteCredential))]
    public Task DropUserAsync(string user, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(user, nameof(user));
        return Begin("DropUser", cancellationToken)
            .InvokeAsync(MilvusRpcs.DeleteCredential, new DeleteCredentialRequest { Username = user });
    }

    /// <summary>
    /// Changes a user's password. This client goes on with the password of its options: after changing its own, make a new one.
    /// </summary>
    /// <param name="user">The user's name.</param>
    /// <param name="oldPassword">The present password.</param>
    /// <param name="newPassword">The new one, 6 to 256 bytes in UTF-8; newer servers take 72. Sent as it is: use TLS.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("update_password", nameof(MilvusRpcs.UpdateCredential))]
    public Task UpdatePasswordAsync(string user, string oldPassword, string newPassword, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(user, nameof(user));
        AccessChecks.RequirePassword(oldPassword, nameof(oldPassword));
        AccessChecks.RequireNewPassword(newPassword, nameof(newPassword));
        return Begin("UpdatePassword", cancellationToken)
            .InvokeAsync(MilvusRpcs.UpdateCredential, AccessRequests.UpdatePassword(user, oldPassword, newPassword));
    }

    /// <summary>Changes what a user is for; the password stays. Needs Milvus 3.0.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="description">The new description; empty for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server has no descriptions.</exception>
    [Covers("update_user", nameof(MilvusRpcs.UpdateCredential), Needs = nameof(ServerFeatures.AccessDescriptions))]
    public async Task UpdateUserAsync(string user, string description, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(user, nameof(user));
        ArgumentNullException.ThrowIfNull(description);
        var operation = Begin("UpdateUser", cancellationToken);
        await operation.RequireAsync(ServerFeatures.AccessDescriptions).ConfigureAwait(false);
        await operation.InvokeAsync(MilvusRpcs.UpdateCredential, AccessRequests.UpdateUser(user, description)).ConfigureAwait(false);
    }

    /// <summary>The names of all users.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_users", nameof(MilvusRpcs.ListCredUsers))]
    public async Task<IReadOnlyList<string>> ListUsersAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListUsers", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.ListCredUsers, new ListCredUsersRequest()).ConfigureAwait(false);
        return [.. answer.Usernames];
    }

    /// <summary>Describes a user.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusException">There is no such user. Some servers refuse instead, with a <see cref="MilvusServerException"/>.</exception>
    [Covers("describe_user", nameof(MilvusRpcs.SelectUser))]
    public async Task<MilvusUserDescription> DescribeUserAsync(string user, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(user, nameof(user));
        var operation = Begin("DescribeUser", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.SelectUser, AccessRequests.DescribeUser(user)).ConfigureAwait(false);
        return AccessAnswers.ToUser(answer, user);
    }
}
