namespace Connectors.Milvus.Client;

/// <summary>The metadata names that Milvus's proxy reads.</summary>
internal static class MetadataKeys
{
    /// <summary>Base64 of <c>user:password</c> or of an API key, without a scheme word.</summary>
    public const string Authorization = "authorization";

    /// <summary>The database of requests that name none.</summary>
    public const string Database = "dbname";

    /// <summary>The number that the handshake gave this client.</summary>
    public const string Identifier = "identifier";

    /// <summary>Milliseconds since 1970 when the call was made.</summary>
    public const string RequestTime = "client-request-unixmsec";
}
