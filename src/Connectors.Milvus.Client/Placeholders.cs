// Types of other parts that MilvusClient's signatures name. Whoever lands the real one deletes its placeholder here.
namespace Connectors.Milvus.Client;

/// <summary>How a client connects and behaves.</summary>
public sealed record MilvusClientOptions
{
    /// <summary>Where the server is.</summary>
    public string Address { get; init; } = "http://localhost:19530";

    /// <summary>The current database; null means the server's default.</summary>
    public string? Database { get; init; }

    /// <summary>A token.</summary>
    public string? Token { get; init; }

    /// <summary>A handler.</summary>
    public HttpMessageHandler? Handler { get; init; }
}

/// <summary>How a CLR type maps onto fields.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMap<TRecord>
    where TRecord : class
{
}
