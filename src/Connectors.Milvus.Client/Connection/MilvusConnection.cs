using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Everything between an operation and the network: transport, handshake, credentials, retries, logging.</summary>
internal sealed class MilvusConnection : IAsyncDisposable, IDisposable
{
    public MilvusConnection(MilvusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Address = MilvusAddress.Parse(options.Address);
        Database = options.Database ?? Address.Database ?? "";
    }

    public MilvusClientOptions Options { get; }

    /// <summary>Where this connection goes; prints without credentials.</summary>
    public MilvusAddress Address { get; }

    /// <summary>The database of the options or the address; empty leaves it to the server.</summary>
    public string Database { get; }

    /// <summary>Connects if that has not happened, and says to whom.</summary>
    public ValueTask<ServerInfo> GetServerInfoAsync(CancellationToken cancellationToken) =>
        ValueTask.FromException<ServerInfo>(new NotSupportedException($"No transport to {Address}."));

    /// <summary>Calls an RPC with a protobuf message.</summary>
    /// <exception cref="MilvusServerException">The server refused the request.</exception>
    /// <exception cref="MilvusTransportException">The call did not come through.</exception>
    /// <exception cref="OperationCanceledException">The caller's token, and only that, was cancelled.</exception>
    public Task<TResponse> InvokeAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, TRequest request, CallContext call, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        InvokeAsync(rpc, new MessageBody(request), call, cancellationToken);

    /// <summary>Calls an RPC with a request that writes itself.</summary>
    /// <inheritdoc cref="InvokeAsync{TRequest, TResponse}(MilvusRpc{TRequest, TResponse}, TRequest, CallContext, CancellationToken)"/>
    public Task<TResponse> InvokeAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, RequestBody body, CallContext call, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Task.FromException<TResponse>(new NotSupportedException($"No transport to {Address}."));

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
