using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>A global endpoint and two clusters behind it, <c>east</c> and <c>west</c>, each a <see cref="ScriptedCollection"/>.</summary>
internal sealed class ScriptedGlobalCluster : HttpMessageHandler
{
    public const string Address = "https://glo-1.global-cluster.example.com";

    private const string Secondary = "code: STREAMING_CODE_REPLICATE_VIOLATION, cause: non-replicate message cannot be received in secondary role";

    private readonly Dictionary<string, HttpMessageInvoker> _clusters;

    public ScriptedGlobalCluster()
    {
        _clusters = new(StringComparer.Ordinal) { ["east"] = new(East.Server), ["west"] = new(West.Server) };
        foreach (ScriptedCollection cluster in (ScriptedCollection[])[East, West])
        {
            cluster.Server.On(Protocol.MilvusRpcs.GetVersion, _ => new Protocol.GetVersionResponse { Version = "v2.6.0" });
        }

        East.Refusal = () => Primary == "east" ? null : Secondary;
        West.Refusal = () => Primary == "west" ? null : Secondary;
    }

    public ScriptedCollection East { get; } = new();

    public ScriptedCollection West { get; } = new();

    /// <summary>The cluster that takes writes.</summary>
    public string Primary { get; set; } = "east";

    /// <summary>A cluster that answers UNAVAILABLE.</summary>
    public string? Down { get; set; }

    /// <summary>Answers of the topology that come before right ones: HTTP statuses.</summary>
    public Queue<HttpStatusCode> Failures { get; } = new();

    /// <summary>The authorization of each question for the topology.</summary>
    public ConcurrentQueue<string?> Questions { get; } = new();

    /// <summary>Released once per question for the topology.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    public MilvusClient CreateClient(TimeProvider time) => new(new MilvusClientOptions
    {
        Address = Address,
        Token = "key",
        Handler = this,
        TimeProvider = time,
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string host = request.RequestUri!.Host;
        if (request.Method == HttpMethod.Get)
        {
            Assert.Equal(Address + "/global-cluster/topology", request.RequestUri.ToString());
            Questions.Enqueue(request.Headers.Authorization?.ToString());
            HttpResponseMessage answer = Failures.TryDequeue(out HttpStatusCode status) ? new(status) : Topology();
            Asked.Release();
            return Task.FromResult(answer);
        }

        string cluster = host.Split('.')[0];
        return cluster == Down ? Task.FromResult(Unavailable()) : _clusters[cluster].SendAsync(request, cancellationToken);
    }

    private HttpResponseMessage Topology()
    {
        string Cluster(string name) =>
            $$"""{"clusterId":"{{name}}","endpoint":"https://{{name}}.example.com:19530","capability": {{(name == Primary ? "3" : "1")}} }""";
        string json = $$"""{"code":0,"data":{"version":"7","clusters":[ {{Cluster("west")}}, {{Cluster("east")}} ] } }""";
        return new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    private static HttpResponseMessage Unavailable()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        response.Content.Headers.ContentType = new("application/grpc");
        response.Headers.Add("grpc-status", "14");
        return response;
    }
}
