using System.Collections.Concurrent;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Testing;

/// <summary>Notes every call that passes, with the request as it was sent, and lets it through.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int FrameHeaderBytes = 5;

    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    /// <summary>The calls so far, in the order in which they were made, without the handshake.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>The names of the calls so far, for example Insert.</summary>
    public IReadOnlyList<string> Names => [.. _calls.Select(call => call.Name)];

    public void Clear() => _calls.Clear();

    /// <summary>The only request to an RPC so far.</summary>
    public TRequest Single<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => rpc.RequestParser.ParseFrom(Assert.Single(Calls, call => call.Name == rpc.Name).Message);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = request.RequestUri!.Segments[^1];
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        if (name != MilvusRpcs.Connect.Name)
        {
            _calls.Enqueue(new RecordedCall(name, body[FrameHeaderBytes..]));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>One call.</summary>
/// <param name="Name">The RPC's name.</param>
/// <param name="Message">The request message.</param>
internal sealed record RecordedCall(string Name, byte[] Message);
