using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Connectors.Milvus.Server;

/// <summary>
/// A way into Kestrel for connections that another endpoint accepted. Kestrel decides by endpoint whether a connection
/// without TLS is HTTP/1.1 or HTTP/2; Milvus's clients bring both to one port. So the port's endpoint looks at the first
/// bytes and hands what is HTTP/2 over to this one.
/// </summary>
internal sealed class HandOver : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>The address of this way in; nothing outside the process can reach it.</summary>
    public static EndPoint EndPoint { get; } = new HandOverEndPoint();

    EndPoint IConnectionListener.EndPoint => EndPoint;

    /// <summary>Gives a connection to the other endpoint and returns when that is done with it.</summary>
    public async Task PassAsync(ConnectionContext connection)
    {
        var passed = new HandedOverConnection(connection);
        await using (passed.ConfigureAwait(false))
        {
            if (_connections.Writer.TryWrite(passed))
                await passed.Released.ConfigureAwait(false);
            else
                connection.Abort();
        }
    }

    public bool CanBind(EndPoint endpoint) => endpoint is HandOverEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _connections.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_connections.Reader.TryRead(out var connection))
                return connection;
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync(CancellationToken.None);

    private sealed class HandOverEndPoint : EndPoint
    {
        public override string ToString() => "handover";
    }
}
