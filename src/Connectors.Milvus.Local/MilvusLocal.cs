using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>
/// Milvus on a local file, in this process: no server, no socket. Collections, filters and searches behave like
/// Milvus's; moving to a server means creating the <see cref="MilvusClient"/> with its address instead.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Opening the same path again in this process shares one engine, which closes with its last handle;
/// other processes may have the file open too. An acknowledged write is durable.</para>
/// <para>Dispose the clients first: a call on a disposed handle is answered UNAVAILABLE.</para>
/// </remarks>
public sealed class MilvusLocal : IAsyncDisposable, IDisposable
{
    // Never resolved: the handler takes the place of the network.
    private const string Address = "http://milvus.local";

    private readonly EngineLease _lease;

    private MilvusLocal(EngineLease lease, MilvusLocalOptions options)
    {
        _lease = lease;
        Dispatcher = new RpcDispatcher(lease, options);
        Handler = new LocalHandler(Dispatcher);
    }

    /// <summary>The file, as a full path.</summary>
    public string Path => _lease.Path;

    /// <summary>
    /// Answers Milvus's gRPC calls from the file: pass it to <see cref="MilvusClientOptions.Handler"/> or to any gRPC
    /// client that takes an <see cref="HttpMessageHandler"/>. Disposing it does nothing; this handle owns the file.
    /// </summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>Answers calls that come in another way than by an <see cref="HttpMessageHandler"/>: over a socket.</summary>
    internal RpcDispatcher Dispatcher { get; }

    /// <summary>The engine that has the file open.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    internal VectorEngine Engine => _lease.Engine;

    /// <summary>Opens a file, creating it unless <see cref="MilvusLocalOptions.CreateIfMissing"/> says otherwise.</summary>
    /// <param name="path">The file. SQLite keeps files with the same name and <c>-wal</c> and <c>-shm</c> beside it while it is open.</param>
    /// <param name="options">Null takes the defaults, or those with which this process has the file open already.</param>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">This process has the file open with other options.</exception>
    /// <exception cref="IOException">
    /// The file cannot be used: it is no database of this engine, has a newer format or is damaged. It is left as it is.
    /// </exception>
    public static MilvusLocal Open(string path, MilvusLocalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options?.Validate();
        var lease = SharedEngines.Rent(System.IO.Path.GetFullPath(path), options);
        return new MilvusLocal(lease, lease.Options);
    }

    /// <summary>A client on this file. Disposing it leaves the file open.</summary>
    /// <param name="options">Null takes the defaults. Address and TLS have no meaning here; the rest keeps its meaning.</param>
    /// <exception cref="ArgumentException">The options carry a handler of their own, or TLS.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The caller owns the client.")]
    public MilvusClient CreateClient(MilvusClientOptions? options = null)
    {
        options ??= new MilvusClientOptions { TimeProvider = _lease.Options.TimeProvider };
        if (options.Handler is not null)
            throw new ArgumentException("The client gets its handler from the local file; leave Handler null.", nameof(options));

        return new MilvusClient(options with { Address = Address, Handler = Handler, DisposeHandler = false });
    }

    /// <summary>Gives the file back; the last handle of the process closes it, after the calls that are under way.</summary>
    public void Dispose() => _lease.Dispose();

    /// <summary>Like <see cref="Dispose"/>, without blocking the caller while the file is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _lease.Dispose();
    }
}
