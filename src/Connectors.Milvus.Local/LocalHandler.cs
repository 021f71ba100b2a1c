using System.Net;

namespace Connectors.Milvus.Local;

/// <summary>
/// A gRPC server behind an <see cref="HttpMessageHandler"/>: one request, one frame, one answer with its status.
/// Thread-safe; keeps nothing between calls.
/// </summary>
internal sealed class LocalHandler(RpcDispatcher dispatcher) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The engine works synchronously: never on the thread that only wanted to start a call.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Method != HttpMethod.Post)
            return GrpcResponse.NotGrpc(request, HttpStatusCode.MethodNotAllowed, $"A gRPC call is a POST, not a {request.Method}.");
        if (request.Content is not { } content
            || content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            return GrpcResponse.NotGrpc(
                request, HttpStatusCode.UnsupportedMediaType, "A gRPC call has the content type application/grpc.");
        }

        var call = new RpcCall(request.RequestUri?.AbsolutePath ?? "", Header(request, "dbname"), Header(request, "grpc-timeout"), Header(request, "grpc-encoding"));
        var answer = await dispatcher.AnswerAsync(call, content.CopyToAsync, cancellationToken).ConfigureAwait(false);
        return GrpcResponse.Of(request, answer);
    }

    private static string? Header(HttpRequestMessage request, string name)
        => request.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
