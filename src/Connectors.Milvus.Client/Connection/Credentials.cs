using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>Chooses what a client authenticates with and writes it as Milvus wants it.</summary>
internal static class Credentials
{
    /// <summary>
    /// The <c>authorization</c> value: base64 of the token, else of <c>user:password</c>, else of what the address
    /// carries; null without any of them.
    /// </summary>
    /// <exception cref="ArgumentException">A user without a password, or a password without a user.</exception>
    public static string? Authorization(MilvusClientOptions options, MilvusAddress address)
    {
        if (options.User is null != options.Password is null)
        {
            throw new ArgumentException(options.User is null
                ? "Password is set and User is not. Set both, or Token alone."
                : $"User is '{options.User}' and Password is not set. Set both, or Token alone.");
        }

        return Token(options, address) is { } plain ? Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)) : null;
    }

    /// <summary>The same in plain text.</summary>
    public static string? Token(MilvusClientOptions options, MilvusAddress address) =>
        Filled(options.Token)
        ?? (Filled(options.User) is { } user ? $"{user}:{options.Password}" : null)
        ?? address.Credentials;

    // Configuration files spell "none" as an empty string.
    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
