using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>
/// Milvus's rules for names and passwords of users, with its default figures. No message shows a password. See
/// <see href="https://milvus.io/docs/users_and_roles.md">Create Users and Roles</see>.
/// </summary>
internal static class AccessChecks
{
    public const int UserNameLength = 32;
    public const int MinPasswordBytes = 6;
    public const int MaxPasswordBytes = 256;

    /// <summary>The name of a user about to be created. A colon would end the name in a token, so the letters matter here already.</summary>
    public static void RequireNewUser(string user, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user, parameter);
        if (user.Length > UserNameLength)
        {
            throw new ArgumentException(
                $"The user name '{user[..UserNameLength]}…' has {user.Length} characters; Milvus allows {UserNameLength}.", parameter);
        }

        RequireLetters(user, "user name", "_-.", parameter);
        if (!char.IsAsciiLetter(user[0]))
        {
            throw new ArgumentException($"The user name '{user}' begins with '{user[0]}'. Begin with an ASCII letter.", parameter);
        }
    }

    /// <summary>The name of a role about to be created.</summary>
    public static void RequireNewRole(string role, string parameter)
    {
        Limits.RequireName(role, parameter);
        RequireLetters(role, "role name", "_-$", parameter);
        if (role[0] != '_' && !char.IsAsciiLetter(role[0]))
        {
            throw new ArgumentException($"The role name '{role}' begins with '{role[0]}'. Begin with an ASCII letter or an underscore.", parameter);
        }
    }

    public static void RequireNewPassword(string password, string parameter)
    {
        RequirePassword(password, parameter);
        var length = Encoding.UTF8.GetByteCount(password);
        if (length is < MinPasswordBytes or > MaxPasswordBytes)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The password has {length} bytes in UTF-8, but must have {MinPasswordBytes} to {MaxPasswordBytes}."),
                parameter);
        }
    }

    public static void RequirePassword(string password, string parameter)
    {
        ArgumentNullException.ThrowIfNull(password, parameter);
        if (password.Length == 0)
        {
            throw new ArgumentException("The password is empty.", parameter);
        }
    }

    private static void RequireLetters(string name, string what, string others, string parameter)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]) && !others.Contains(name[i], StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The {what} has '{name[i]}' at position {i}. Use ASCII letters, digits and {string.Join(' ', others.ToCharArray())}", parameter);
            }
        }
    }
}
