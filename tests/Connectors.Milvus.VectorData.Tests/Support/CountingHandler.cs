using System.Collections.Concurrent;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>Remembers the RPCs that pass, by name, in order.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>The names of the RPCs since the last time this was read, without the handshake.</summary>
    public string[] TakeCalls()
    {
        var calls = new List<string>();
        while (_calls.TryDequeue(out string? call))
            calls.Add(call);
        return [.. calls.Where(call => call != "Connect")];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _calls.Enqueue(request.RequestUri!.Segments[^1]);
        return base.SendAsync(request, cancellationToken);
    }
}
