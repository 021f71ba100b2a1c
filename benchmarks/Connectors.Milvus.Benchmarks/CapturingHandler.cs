using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>Answers in process and keeps the last framed request of each RPC.</summary>
internal sealed class CapturingHandler : HttpMessageHandler
{
    private const int FrameHeader = 5;

    private readonly Dictionary<string, byte[]> _answers = CannedAnswers.For(WireRecord.Schema, rowsPerInsert: 1);
    private readonly ConcurrentDictionary<string, byte[]> _requests = new(StringComparer.Ordinal);

    /// <summary>The framed request that a call of the client makes.</summary>
    public static async Task<byte[]> CaptureAsync(MilvusRpc rpc, Func<MilvusClient, Task> call)
    {
        using var capture = new CapturingHandler();
        await using var client = new MilvusClient(new MilvusClientOptions { Handler = capture });
        await call(client);
        return capture._requests[rpc.Path];
    }

    /// <summary>The request's message alone.</summary>
    public static byte[] Message(byte[] frame) => frame[FrameHeader..];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        _requests[path] = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var database = request.Headers.TryGetValues("dbname", out var names) ? names.First() : CannedAnswers.Top10;
        var answer = _answers.GetValueOrDefault(path) ?? _answers[CannedAnswers.Key(path, database)];
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, RequestMessage = request, Content = new ByteArrayContent(answer) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }
}
