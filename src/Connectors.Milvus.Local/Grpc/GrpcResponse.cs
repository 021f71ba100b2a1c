using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Milvus.Local;

/// <summary>Responses as a gRPC server sends them over HTTP/2.</summary>
internal static class GrpcResponse
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    /// <summary>
    /// One message in its frame and the status "ok" in the trailers, or no message and the status in the headers
    /// ("trailers-only").
    /// </summary>
    public static HttpResponseMessage Of(HttpRequestMessage request, RpcAnswer answer)
        => answer.Status == GrpcStatusCode.Ok ? Message(request, answer.Frame) : Failure(request, answer.Status, answer.Message);

    /// <summary>The answer to what is no gRPC call at all.</summary>
    public static HttpResponseMessage NotGrpc(HttpRequestMessage request, HttpStatusCode httpStatus, string message)
    {
        var response = Failure(request, GrpcStatusCode.Internal, message);
        response.StatusCode = httpStatus;
        return response;
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, byte[] frame)
    {
        var response = Create(request, HttpStatusCode.OK, frame);
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }

    private static HttpResponseMessage Failure(HttpRequestMessage request, GrpcStatusCode code, string message)
    {
        var response = Create(request, HttpStatusCode.OK, []);
        response.Headers.Add("grpc-status", ((int)code).ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("grpc-message", GrpcFrame.EncodeText(message));
        return response;
    }

    private static HttpResponseMessage Create(HttpRequestMessage request, HttpStatusCode status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = ContentType;
        return new HttpResponseMessage(status)
        {
            Version = HttpVersion.Version20,
            RequestMessage = request,
            Content = content,
        };
    }
}
