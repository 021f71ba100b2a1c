using System.Globalization;
using Connectors.Milvus.Local;
using Connectors.Milvus.Protocol;
using Microsoft.AspNetCore.Http;

namespace Connectors.Milvus.Server;

/// <summary>gRPC over HTTP/2: the body goes from the socket into the dispatcher's one buffer, the answer back with its trailers.</summary>
internal sealed class GrpcEndpoint(RpcDispatcher dispatcher, AccessToken token)
{
    private const string ContentType = "application/grpc";
    private const string Status = "grpc-status";
    private const string Message = "grpc-message";

    public static bool IsGrpc(HttpRequest request)
        => request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) == true;

    public async Task<CallOutcome> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpProtocol.IsHttp2(request.Protocol))
            return await RefuseHttpAsync(context, StatusCodes.Status426UpgradeRequired, "gRPC needs HTTP/2.").ConfigureAwait(false);
        if (!HttpMethods.IsPost(request.Method))
            return await RefuseHttpAsync(context, StatusCodes.Status405MethodNotAllowed, "A gRPC call is a POST.").ConfigureAwait(false);

        var path = request.Path.Value ?? "";
        var answer = token.AllowsRpc(request)
            ? await CallAsync(context, path).ConfigureAwait(false)
            : RpcAnswer.Failure(GrpcStatusCode.Unauthenticated, "auth check failure, please check the token: the metadata 'authorization' is base64 of the API key or of user:password");
        await SendAsync(context.Response, answer, context.RequestAborted).ConfigureAwait(false);
        return new CallOutcome("grpc", MethodName(path), (int)answer.Status);
    }

    private Task<RpcAnswer> CallAsync(HttpContext context, string path)
    {
        var request = context.Request;
        var call = new RpcCall(path, Header(request, "dbname"), Header(request, "grpc-timeout"), Header(request, "grpc-encoding"));
        return dispatcher.AnswerAsync(call, request.BodyReader.CopyToAsync, context.RequestAborted);
    }

    private static async Task SendAsync(HttpResponse response, RpcAnswer answer, CancellationToken cancellationToken)
    {
        response.ContentType = ContentType;
        response.Headers["grpc-accept-encoding"] = MessageEncoding.Accepted;
        if (answer.Status == GrpcStatusCode.Ok)
        {
            await response.Body.WriteAsync(answer.Frame, cancellationToken).ConfigureAwait(false);
            response.AppendTrailer(Status, "0");
            return;
        }

        // Without a message the status stands in the headers ("trailers-only").
        response.Headers[Status] = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        response.Headers[Message] = GrpcFrame.EncodeText(answer.Message);
    }

    private static async Task<CallOutcome> RefuseHttpAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(message, context.RequestAborted).ConfigureAwait(false);
        return new CallOutcome("grpc", "none", status);
    }

    // Only names of the table: a caller's own text must not become a label.
    private static string MethodName(string path)
        => RpcTable.Default.TryGet(path, out _) ? path[(MilvusRpc.Service.Length + 2)..] : "unknown";

    private static string? Header(HttpRequest request, string name)
        => request.Headers.TryGetValue(name, out var values) ? values[0] : null;
}
