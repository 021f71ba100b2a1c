using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>
/// One unary gRPC call from its path, metadata and body to its answer, whatever carries it: a handler in process or a
/// socket. Thread-safe; keeps nothing between calls.
/// </summary>
/// <remarks>The engine works synchronously, so a call blocks the thread that runs it.</remarks>
internal sealed class RpcDispatcher(EngineLease lease, MilvusLocalOptions options)
{
    /// <summary>Reads the body, runs the RPC and answers. Every failure is an answer.</summary>
    /// <param name="call">Path and metadata.</param>
    /// <param name="copyBody">Writes the request's body into a stream; called once, and only for an RPC that is known.</param>
    /// <param name="cancellationToken">The caller's own; the deadline of the metadata is kept besides.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended the call.</exception>
    public async Task<RpcAnswer> AnswerAsync(
        RpcCall call, Func<Stream, CancellationToken, Task> copyBody, CancellationToken cancellationToken)
    {
        var timeout = GrpcTimeout.Parse(call.Timeout);
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return RpcAnswer.Of(await RunAsync(call, copyBody, either.Token).ConfigureAwait(false));
        }
        catch (GrpcException exception)
        {
            return RpcAnswer.Failure(exception.Code, exception.Message);
        }
        catch (ObjectDisposedException)
        {
            return RpcAnswer.Failure(GrpcStatusCode.Unavailable, $"'{lease.Path}' was closed.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RpcAnswer.Failure(GrpcStatusCode.DeadlineExceeded, "The deadline of the call has passed.");
        }
    }

    /// <summary>Runs an RPC on a message that exists already; a failure of the engine becomes the answer's status.</summary>
    /// <param name="rpc">The RPC.</param>
    /// <param name="request">Its request.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="GrpcException">This end does not have the RPC.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended the call.</exception>
    public TResponse Call<TRequest, TResponse>(
        Protocol.MilvusRpc<TRequest, TResponse> rpc, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var endpoint = (RpcEndpoint<TRequest, TResponse>)Find(rpc.Path);
        return endpoint.Run(request, new RpcContext(lease.Engine, HeaderDatabase: null, cancellationToken));
    }

    private async Task<byte[]> RunAsync(RpcCall call, Func<Stream, CancellationToken, Task> copyBody, CancellationToken cancellationToken)
    {
        var endpoint = Find(call.Path);
        using var frame = new FrameStream(options.MaxRequestBytes, call.Encoding);
        await copyBody(frame, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Run(endpoint, frame.Message.Span, new RpcContext(lease.Engine, call.Database, cancellationToken));
    }

    private static byte[] Run(RpcEndpoint endpoint, ReadOnlySpan<byte> message, RpcContext context)
    {
        try
        {
            return GrpcFrame.Write(endpoint.Run(message, context));
        }
        catch (Exception exception) when (exception is not (GrpcException or ObjectDisposedException or OperationCanceledException))
        {
            // Failures of handlers are answered already; this is an answer that no frame can hold.
            throw new GrpcException(GrpcStatusCode.Internal, $"The answer cannot be sent: {exception.Message}", exception);
        }
    }

    private static RpcEndpoint Find(string path)
        => RpcTable.Default.TryGet(path, out var endpoint)
            ? endpoint
            : throw new GrpcException(GrpcStatusCode.Unimplemented, $"The embedded engine has no {path}.");
}

/// <summary>What a call says besides its body.</summary>
/// <param name="Path">The path, such as <c>/milvus.proto.milvus.MilvusService/Insert</c>.</param>
/// <param name="Database">The metadata <c>dbname</c>, or null.</param>
/// <param name="Timeout">The header <c>grpc-timeout</c>, or null.</param>
/// <param name="Encoding">The header <c>grpc-encoding</c>, or null.</param>
internal readonly record struct RpcCall(string Path, string? Database, string? Timeout, string? Encoding);

/// <summary>How a call ended: with a frame to send, or with a status other than <see cref="GrpcStatusCode.Ok"/> and no frame.</summary>
internal readonly record struct RpcAnswer(GrpcStatusCode Status, string Message, byte[] Frame)
{
    public static RpcAnswer Of(byte[] frame) => new(GrpcStatusCode.Ok, "", frame);

    public static RpcAnswer Failure(GrpcStatusCode status, string message) => new(status, message, []);
}
