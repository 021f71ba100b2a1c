using System.Buffers;
using System.Data.Common;

namespace Connectors.Milvus.Client;

/// <summary>
/// Reads what names a Milvus in a configuration file: an address, or <c>Key=Value</c> pairs as Aspire's Milvus resource writes them.
/// No error quotes the text or a value, since either may hold a secret.
/// </summary>
internal static class ConnectionString
{
    private const string Example = "Endpoint=http://localhost:19530;Key=root:Milvus;Database=default";

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");

    public static MilvusClientOptions Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        if (IsAddress(connectionString))
        {
            return new MilvusClientOptions { Address = connectionString };
        }

        string? endpoint = null;
        var options = new MilvusClientOptions();
        foreach ((string key, string value) in Pairs(connectionString))
        {
            switch (key.ToUpperInvariant())
            {
                case "ENDPOINT":
                    endpoint = value;
                    break;
                case "KEY" or "TOKEN":
                    options = options with { Token = value };
                    break;
                case "USER" or "USERNAME":
                    options = options with { User = value };
                    break;
                case "PASSWORD":
                    options = options with { Password = value };
                    break;
                case "DATABASE":
                    options = options with { Database = value };
                    break;
                default:
                    throw new ArgumentException(
                        $"The connection string has an unknown key '{key}'. It takes Endpoint, Key (or Token), User, Password and Database.",
                        nameof(connectionString));
            }
        }

        return endpoint is null
            ? throw new ArgumentException(
                $"The connection string has no Endpoint. Write an address such as http://localhost:19530, or {Example}.", nameof(connectionString))
            : options with { Address = endpoint };
    }

    /// <summary>Whether a text that was given as an address is a list of pairs.</summary>
    public static bool IsPairs(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && text.AsSpan(0, equals).Trim().IndexOfAnyExcept(Letters) < 0;
    }

    // A password within an address may hold '=', so what comes before the first one decides.
    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) && !IsPairs(text);

    private static IEnumerable<(string Key, string Value)> Pairs(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            // Its message would quote the text.
            throw new ArgumentException(
                $"The connection string is neither an address such as http://localhost:19530 nor a list of Key=Value pairs such as {Example}.",
                nameof(connectionString));
        }

        foreach (string key in builder.Keys)
        {
            yield return (key, (string)builder[key]);
        }
    }
}
