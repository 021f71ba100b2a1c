using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>A user in a backup. Its text leaves the password out.</summary>
public sealed record MilvusRbacUser
{
    /// <summary>The user's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the server stores of the password: no password to sign in with, but secret all the same.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>The names of the roles that the user has.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name).Append(", Roles = ").AppendJoin(' ', Roles);
        return true;
    }
}
