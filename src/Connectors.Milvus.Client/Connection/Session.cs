using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>
/// The handshake of a connection, made on first use and again after the connection was lost. Many callers may wait
/// for one handshake; none of them owns it, so none can cancel it for the others.
/// </summary>
/// <param name="handshake">Makes a handshake, given its number (from 1).</param>
/// <param name="logger">Where lost connections are told.</param>
/// <param name="address">The address in logs.</param>
internal sealed class Session(Func<int, Task<ServerInfo>> handshake, ILogger logger, string address)
{
    private readonly Lock _lock = new();
    private volatile Task<ServerInfo>? _current;
    private int _generation;

    /// <summary>Whether a handshake has ever succeeded.</summary>
    public bool HasBeenConnected { get; private set; }

    /// <summary>The handshake that is valid now, or null.</summary>
    public ServerInfo? Current => _current is { IsCompletedSuccessfully: true } done ? done.Result : null;

    /// <summary>The handshake that is valid now; starts one if there is none.</summary>
    public ValueTask<ServerInfo> GetAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<ServerInfo>? started = null;
        Task<ServerInfo> current;
        int generation = 0;
        lock (_lock)
        {
            if (_current is null)
            {
                started = new TaskCompletionSource<ServerInfo>(TaskCreationOptions.RunContinuationsAsynchronously);
                _current = started.Task;
                generation = ++_generation;
            }

            current = _current;
        }

        // Outside the lock: a handler may do anything before its first await.
        if (started is not null)
        {
            _ = RunAsync(started, generation);
        }

        return current.IsCompletedSuccessfully
            ? new ValueTask<ServerInfo>(current.Result)
            : new ValueTask<ServerInfo>(current.WaitAsync(cancellationToken));
    }

    /// <summary>Makes the next call shake hands again, unless that has happened since <paramref name="server"/> was given out.</summary>
    public void Forget(ServerInfo server, string reason)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(Current, server))
            {
                return;
            }

            _current = null;
        }

        logger.ConnectionLost(address, reason);
    }

    private async Task RunAsync(TaskCompletionSource<ServerInfo> started, int generation)
    {
        try
        {
            ServerInfo server = await handshake(generation).ConfigureAwait(false);
            HasBeenConnected = true;
            started.SetResult(server);
        }
        catch (Exception failure)
        {
            // Before the waiters wake up, so that whoever tries again starts a new one.
            lock (_lock)
            {
                _current = null;
            }

            started.SetException(failure);
            _ = started.Task.Exception; // observed, also when every waiter has left
        }
    }
}
