namespace Connectors.Milvus.Client;

/// <summary>
/// A client of one Milvus server (or cluster, or the embedded engine). Thread-safe; make one per server and keep it: it holds
/// the connection, the schema cache and the timestamps that let it read its own writes. Connects on first use.
/// Every operation throws <see cref="ArgumentException"/> (or a kind of it) for a caller's error, before any call;
/// <see cref="NotSupportedException"/> when the server at hand is too old for what is asked; <see cref="MilvusServerException"/> when the
/// server said no; <see cref="MilvusTransportException"/> when the call did not come through, or not within its timeout;
/// <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>; and <see cref="OperationCanceledException"/> only when the given token
/// was cancelled.
/// </summary>
public sealed partial class MilvusClient : IAsyncDisposable, IDisposable
{
    private readonly ClientCore _core;
    private readonly bool _ownsCore;

    /// <summary>Makes a client of a server.</summary>
    /// <param name="address">The server, for example <c>http://localhost:19530</c>.</param>
    /// <param name="token">An API key, or <c>user:password</c>; null when the server asks for none.</param>
    /// <exception cref="ArgumentException">The address is none; the message shows a right one.</exception>
    public MilvusClient(string address, string? token = null)
        : this(new MilvusClientOptions { Address = address, Token = token })
    {
    }

    /// <summary>Makes a client from options.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public MilvusClient(MilvusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _core = new ClientCore(options);
        _ownsCore = true;
        Database = _core.Connection.Database;
    }

    private MilvusClient(ClientCore core, string database)
    {
        _core = core;
        Database = database;
    }

    /// <summary>The server's address, without credentials.</summary>
    public string Address => _core.Connection.Address.ToString();

    /// <summary>The database that operations work in; empty for the server's default.</summary>
    public string Database { get; }

    /// <summary>
    /// A client for another database of the same server, over this client's connection and caches. Cheap. Disposing it does
    /// nothing; it lives as long as this one.
    /// </summary>
    /// <param name="database">The database's name; empty for the server's default.</param>
    [Covers("use_database")]
    public MilvusClient WithDatabase(string database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new MilvusClient(_core, database);
    }

    /// <summary>Closes the connection. Operations in flight fail.</summary>
    public void Dispose()
    {
        if (_ownsCore)
        {
            _core.Dispose();
        }
    }

    /// <summary>Closes the connection. Operations in flight fail.</summary>
    public ValueTask DisposeAsync() => _ownsCore ? _core.DisposeAsync() : ValueTask.CompletedTask;

    private Operation Begin(string name, string collection, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        Limits.RequireName(collection, nameof(collection));
        return new Operation(_core, name, new CollectionKey(Database, collection), timeout, cancellationToken);
    }

    private Operation Begin(string name, string collection, CancellationToken cancellationToken) =>
        Begin(name, collection, null, cancellationToken);

    // About one collection, or without a name about all of them.
    private Operation BeginWithin(string name, string? collection, CancellationToken cancellationToken) =>
        collection is null ? Begin(name, cancellationToken) : Begin(name, collection, cancellationToken);

    private Operation Begin(string name, CancellationToken cancellationToken) => Begin(name, (TimeSpan?)null, cancellationToken);

    private Operation Begin(string name, TimeSpan? timeout, CancellationToken cancellationToken) =>
        new(_core, name, new CollectionKey(Database, ""), timeout, cancellationToken);
}
