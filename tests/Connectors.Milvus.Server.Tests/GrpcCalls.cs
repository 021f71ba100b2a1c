using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Milvus.Server.Tests;

/// <summary>gRPC calls byte by byte, for what no client would send.</summary>
internal static class GrpcCalls
{
    public const string Service = "/milvus.proto.milvus.MilvusService/";

    /// <summary>Sends a body and gives grpc-status and grpc-message.</summary>
    public static Task<(int Status, string Message)> SendAsync(
        RunningServer server, string rpc, byte[] body, params (string Name, string Value)[] headers)
        => SendAsync(server, rpc, new ByteArrayContent(body), headers);

    public static async Task<(int Status, string Message)> SendAsync(
        RunningServer server, string rpc, HttpContent body, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = server.Server.Address, Timeout = RunningServer.DefaultTimeout };
        using var response = await http.SendAsync(Request(rpc, body, HttpVersion.Version20, headers), HttpCompletionOption.ResponseHeadersRead);
        await response.Content.ReadAsByteArrayAsync();
        var source = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
        var message = source.TryGetValues("grpc-message", out var values) ? Uri.UnescapeDataString(values.Single()) : "";
        return (int.Parse(source.GetValues("grpc-status").Single(), CultureInfo.InvariantCulture), message);
    }

    public static HttpRequestMessage Request(string rpc, HttpContent body, Version version, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, rpc.StartsWith('/') ? rpc : Service + rpc)
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return request;
    }

    public static byte[] Compressed(byte[] message)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
            stream.Write(message);

        return Frame(compressed.ToArray().Length, compressed: 1, compressed.ToArray());
    }

    public static byte[] Frame(int length, byte compressed = 0, byte[]? message = null)
    {
        var frame = new byte[5 + (message?.Length ?? 0)];
        frame[0] = compressed;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length);
        message?.CopyTo(frame, 5);
        return frame;
    }
}
