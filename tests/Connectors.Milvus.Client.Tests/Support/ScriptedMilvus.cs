using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A server that answers as a test tells it: for what the embedded engine never does, such as a cluster whose proxies disagree.
/// An RPC without a script is answered UNIMPLEMENTED.
/// </summary>
internal sealed class ScriptedMilvus : HttpMessageHandler
{
    private const int FrameHeaderBytes = 5;

    private readonly Dictionary<string, Func<byte[], Task<IMessage>>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _names = new();

    public ScriptedMilvus() =>
        On(MilvusRpcs.Connect, _ => new ConnectResponse { ServerInfo = new Protocol.ServerInfo { BuildTags = Version } });

    /// <summary>What the handshake answers.</summary>
    public string Version { get; set; } = "v2.6.0";

    /// <summary>The calls so far, without the handshake.</summary>
    public IReadOnlyList<string> Names => [.. _names];

    public ScriptedMilvus On<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, Func<TRequest, TResponse> answer)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => OnAsync(rpc, request => Task.FromResult(answer(request)));

    public ScriptedMilvus OnAsync<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, Func<TRequest, Task<TResponse>> answer)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        _scripts[rpc.Name] = async bytes => await answer(rpc.RequestParser.ParseFrom(bytes));
        return this;
    }

    public MilvusClient CreateClient(TimeProvider? time = null, Func<MilvusClientOptions, MilvusClientOptions>? configure = null)
    {
        var options = new MilvusClientOptions { Handler = this, TimeProvider = time ?? TimeProvider.System, Retry = MilvusRetryOptions.None };
        return new MilvusClient(configure is null ? options : configure(options));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = request.RequestUri!.Segments[^1];
        if (name != MilvusRpcs.Connect.Name)
        {
            _names.Enqueue(name);
        }

        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        return _scripts.TryGetValue(name, out var script)
            ? Answer(await script(body[FrameHeaderBytes..]).WaitAsync(cancellationToken))
            : Unimplemented();
    }

    private static HttpResponseMessage Answer(IMessage message)
    {
        var bytes = message.ToByteArray();
        var frame = new byte[FrameHeaderBytes + bytes.Length];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
        bytes.CopyTo(frame, FrameHeaderBytes);
        var response = Create(frame);
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }

    private static HttpResponseMessage Unimplemented()
    {
        var response = Create([]);
        response.Headers.Add("grpc-status", "12");
        return response;
    }

    private static HttpResponseMessage Create(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = content };
    }
}
