using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Connectors.Milvus.Server;

/// <summary>
/// A connection as the second endpoint sees it. The bytes are the first one's; disposing it only says that the second
/// endpoint is done, because the first one owns the socket.
/// </summary>
internal sealed class HandedOverConnection(ConnectionContext inner) : ConnectionContext
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when this was disposed.</summary>
    public Task Released => _released.Task;

    public override string ConnectionId { get; set; } = inner.ConnectionId;

    // Each endpoint keeps its own notes on the connection: the second one's must not replace the first one's.
    public override IFeatureCollection Features { get; } = new FeatureCollection(inner.Features);

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; } = inner.Transport;

    public override CancellationToken ConnectionClosed { get; set; } = inner.ConnectionClosed;

    public override EndPoint? LocalEndPoint { get; set; } = inner.LocalEndPoint;

    public override EndPoint? RemoteEndPoint { get; set; } = inner.RemoteEndPoint;

    public override void Abort(ConnectionAbortedException abortReason) => inner.Abort(abortReason);

    public override ValueTask DisposeAsync()
    {
        _released.TrySetResult();
        return base.DisposeAsync();
    }
}
