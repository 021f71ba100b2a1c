using System.Net;
using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// The REST API in front of a <see cref="ScriptedMilvus"/>, as Milvus has both on one port: answers the paths below <c>/v2/</c> in the
/// order in which answers were given, the last one for ever.
/// </summary>
internal sealed class ScriptedRest(ScriptedMilvus server) : DelegatingHandler(server)
{
    private readonly Queue<(HttpStatusCode Status, string Type, string Body)> _answers = new();

    public List<RestRequest> Requests { get; } = [];

    public ScriptedRest Answer(string json, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json")
    {
        _answers.Enqueue((status, type, json));
        return this;
    }

    public MilvusClient CreateClient(Func<MilvusClientOptions, MilvusClientOptions>? configure = null)
    {
        var options = new MilvusClientOptions { Handler = this, DisposeHandler = true, TimeProvider = new FakeTimeProvider() };
        return new MilvusClient(configure is null ? options : configure(options));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Requests.Add(new RestRequest(
            $"{request.Method} {request.RequestUri.AbsolutePath} HTTP/{request.Version}",
            await request.Content!.ReadAsStringAsync(cancellationToken),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.Single())));
        var (status, type, body) = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
    }
}

/// <summary>One request to the REST API.</summary>
/// <param name="Line">Method, path and version.</param>
/// <param name="Body">The JSON.</param>
/// <param name="Headers">The headers.</param>
internal sealed record RestRequest(string Line, string Body, IReadOnlyDictionary<string, string> Headers);
