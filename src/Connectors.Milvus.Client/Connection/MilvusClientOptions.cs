using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>Where a client connects and how it behaves. Printing the options never shows a token or password.</summary>
public sealed record MilvusClientOptions
{
    /// <summary>
    /// The server: <c>http://host:19530</c>, <c>https://host</c> (port 443) or <c>unix:///path/to/socket</c>.
    /// The port is 19530 unless given. <c>http://user:password@host/database</c> gives credentials and database as
    /// well; <see cref="Token"/>, <see cref="User"/> and <see cref="Database"/> come before them.
    /// </summary>
    public string Address { get; init; } = "http://localhost:19530";

    /// <summary>An API key, or <c>user:password</c>. Comes before <see cref="User"/> and <see cref="Password"/>.</summary>
    public string? Token { get; init; }

    /// <summary>The user, together with <see cref="Password"/>.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>The database of every call; null leaves it to the address, and then to the server (<c>default</c>).</summary>
    public string? Database { get; init; }

    /// <summary>What an <c>https</c> address trusts and shows; null trusts the system's authorities.</summary>
    public MilvusTlsOptions? Tls { get; init; }

    /// <summary>
    /// The HTTP proxy on the way to an <c>https</c> address; null takes the system's (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>). The proxy
    /// passes the encrypted connection on (CONNECT); without TLS no proxy carries gRPC, and this is refused.
    /// </summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Time for connecting, the handshake with Milvus included. 10 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one operation with its connecting and its retries, unless the call gives its own. Null (the default) sets no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How failed calls are tried again.</summary>
    public MilvusRetryOptions Retry { get; init; } = new();

    /// <summary>How fresh reads are unless a call says otherwise. Session by default: a client reads its own writes.</summary>
    public MilvusConsistencyLevel ConsistencyLevel { get; init; } = MilvusConsistencyLevel.Session;

    /// <summary>
    /// What sends the HTTP/2 requests instead of a <see cref="SocketsHttpHandler"/> of this client's own making: the
    /// embedded engine, an interceptor, a handler with settings of yours. <see cref="Tls"/> and <see cref="Proxy"/> are then the handler's affair.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Whether disposing the client disposes <see cref="Handler"/>. A handler of the client's own making is always disposed.</summary>
    public bool DisposeHandler { get; init; }

    /// <summary>The clock behind deadlines, pauses and timestamps.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the client logs, in category <c>Connectors.Milvus.Client</c>; null logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>How many collection schemas a client remembers. At least 1.</summary>
    public int SchemaCacheCapacity { get; init; } = 1024;

    /// <summary>
    /// Reads options from a connection string: an address, or <c>Endpoint=http://localhost:19530;Key=root:Milvus;Database=docs</c> as
    /// Aspire's <see href="https://aspire.dev/integrations/databases/milvus/milvus-connect/">Milvus resource</see> gives it. Keys are
    /// <c>Endpoint</c> (an <see cref="Address"/>), <c>Key</c> or <c>Token</c>, <c>User</c>, <c>Password</c> and <c>Database</c>, in any
    /// order and case. Everything else is set with a <c>with</c> expression.
    /// </summary>
    /// <param name="connectionString">The connection string. Errors never quote it.</param>
    /// <exception cref="ArgumentException">It has an unknown key or no endpoint, or is no connection string.</exception>
    public static MilvusClientOptions FromConnectionString(string connectionString) => ConnectionString.Parse(connectionString);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Address);
        ArgumentNullException.ThrowIfNull(Retry);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Retry.Validate();
        if (ConnectTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"ConnectTimeout is {ConnectTimeout:c}, but must be longer than zero.");
        }

        if (Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"Timeout is {timeout:c}, but must be longer than zero; null sets no limit.");
        }

        if (SchemaCacheCapacity < 1)
        {
            throw new ArgumentException($"SchemaCacheCapacity is {SchemaCacheCapacity}, but must be at least 1.");
        }

        if (Handler is not null && Tls is not null)
        {
            throw new ArgumentException("Tls has no effect beside Handler: set up TLS in the handler that you pass, and leave Tls null.");
        }

        if (Handler is not null && Proxy is not null)
        {
            throw new ArgumentException("Proxy has no effect beside Handler: set it in the handler that you pass, and leave Proxy null.");
        }
    }

    // A record prints every property; this one leaves out what must not end up in a log.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Address = ").Append(MilvusAddress.Redact(Address));
        builder.Append(", Database = ").Append(Database);
        builder.Append(", User = ").Append(User);
        builder.Append(", Token = ").Append(Token is null ? "" : "***");
        builder.Append(", Password = ").Append(Password is null ? "" : "***");
        return true;
    }
}
