using System.Data.Common;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>
/// Reads what names a Milvus: an address (<c>http://host:19530</c>), or a connection string as Aspire's Milvus resource gives it
/// (<c>Endpoint=http://host:19530;Key=root:Milvus;Database=docs</c>).
/// </summary>
internal static class MilvusConnectionString
{
    /// <exception cref="ArgumentException">The text is neither; the message says what was found.</exception>
    public static MilvusClientOptions Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        if (connectionString.Contains("://", StringComparison.Ordinal) && !connectionString.Contains('='))
            return new MilvusClientOptions { Address = connectionString };

        string? endpoint = null, token = null, database = null;
        foreach ((string key, string value) in Pairs(connectionString))
        {
            switch (key.ToUpperInvariant())
            {
                case "ENDPOINT":
                    endpoint = value;
                    break;
                case "KEY" or "TOKEN":
                    token = value;
                    break;
                case "DATABASE":
                    database = value;
                    break;
                default:
                    throw new ArgumentException($"The connection string has an unknown key '{key}'. It takes Endpoint, Key and Database.", nameof(connectionString));
            }
        }

        return endpoint is null
            ? throw new ArgumentException("The connection string has no Endpoint. Write an address such as http://localhost:19530, or Endpoint=http://localhost:19530;Key=root:Milvus;Database=default.", nameof(connectionString))
            : new MilvusClientOptions { Address = endpoint, Token = token, Database = database };
    }

    private static IEnumerable<(string Key, string Value)> Pairs(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            // Its message would quote the text, which holds a secret.
            throw new ArgumentException("The connection string is neither an address such as http://localhost:19530 nor a list of Key=Value pairs.", nameof(connectionString));
        }

        foreach (string key in builder.Keys)
            yield return (key, (string)builder[key]);
    }
}
