using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>Responses as a gRPC server sends them over HTTP/2.</summary>
internal static class GrpcResponse
{
    private const int FrameHeaderBytes = 5;

    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    /// <summary>One message in its frame, and the status "ok" in the trailers.</summary>
    public static HttpResponseMessage Message(HttpRequestMessage request, IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[FrameHeaderBytes + size];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)size);
        message.WriteTo(frame.AsSpan(FrameHeaderBytes));

        var response = Create(request, HttpStatusCode.OK, frame);
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }

    /// <summary>An answer without a message: the status stands in the headers ("trailers-only").</summary>
    public static HttpResponseMessage Failure(HttpRequestMessage request, GrpcStatusCode code, string message)
    {
        var response = Create(request, HttpStatusCode.OK, []);
        response.Headers.Add("grpc-status", ((int)code).ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("grpc-message", Encode(message));
        return response;
    }

    /// <summary>The answer to what is no gRPC call at all.</summary>
    public static HttpResponseMessage NotGrpc(HttpRequestMessage request, HttpStatusCode httpStatus, string message)
    {
        var response = Failure(request, GrpcStatusCode.Internal, message);
        response.StatusCode = httpStatus;
        return response;
    }

    /// <summary>Percent-encodes all but printable ASCII, as the gRPC specification demands of <c>grpc-message</c>.</summary>
    internal static string Encode(string message)
    {
        var encoded = new StringBuilder(message.Length);
        foreach (var b in Encoding.UTF8.GetBytes(message))
        {
            if (b is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
                encoded.Append((char)b);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return encoded.ToString();
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
