using System.Net;

namespace Connectors.Milvus.Local;

/// <summary>
/// A gRPC server behind an <see cref="HttpMessageHandler"/>: one request, one frame, one answer with its status.
/// Thread-safe; keeps nothing between calls.
/// </summary>
internal sealed class LocalHandler(EngineLease lease, MilvusLocalOptions options) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The engine works synchronously: never on the thread that only wanted to start a call.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Method != HttpMethod.Post)
            return GrpcResponse.NotGrpc(request, HttpStatusCode.MethodNotAllowed, $"A gRPC call is a POST, not a {request.Method}.");
        if (request.Content?.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            return GrpcResponse.NotGrpc(
                request, HttpStatusCode.UnsupportedMediaType, "A gRPC call has the content type application/grpc.");
        }

        var timeout = GrpcTimeout.Parse(Header(request, "grpc-timeout"));
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await AnswerAsync(request, request.Content, either.Token).ConfigureAwait(false);
        }
        catch (GrpcException exception)
        {
            return GrpcResponse.Failure(request, exception.Code, exception.Message);
        }
        catch (ObjectDisposedException)
        {
            return GrpcResponse.Failure(request, GrpcStatusCode.Unavailable, $"'{lease.Path}' was closed.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GrpcResponse.Failure(request, GrpcStatusCode.DeadlineExceeded, "The deadline of the call has passed.");
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if (!RpcTable.Default.TryGet(path, out var endpoint))
            throw new GrpcException(GrpcStatusCode.Unimplemented, $"The embedded engine has no {path}.");

        using var frame = new FrameStream(options.MaxRequestBytes);
        await content.CopyToAsync(frame, cancellationToken).ConfigureAwait(false);
        var context = new RpcContext(lease.Engine, Header(request, "dbname"), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return Run(request, endpoint, frame.Message.Span, context);
    }

    private static HttpResponseMessage Run(HttpRequestMessage request, RpcEndpoint endpoint, ReadOnlySpan<byte> message, RpcContext context)
    {
        try
        {
            return GrpcResponse.Message(request, endpoint.Run(message, context));
        }
        catch (Exception exception) when (exception is not (GrpcException or ObjectDisposedException or OperationCanceledException))
        {
            // Failures of handlers are answered already; this is an answer that no frame can hold.
            throw new GrpcException(GrpcStatusCode.Internal, $"The answer cannot be sent: {exception.Message}", exception);
        }
    }

    private static string? Header(HttpRequestMessage request, string name)
        => request.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
