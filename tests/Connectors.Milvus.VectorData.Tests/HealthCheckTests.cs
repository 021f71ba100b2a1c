using System.Buffers.Binary;
using System.Net;
using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Milvus.VectorData.Tests;

public sealed class HealthCheckTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_server_that_answers_is_healthy()
    {
        var entry = await CheckAsync(services => services.AddSingleton(_ => server.Client), checks => checks.AddMilvus());

        Assert.Equal(("milvus", HealthStatus.Healthy), (entry.Name, entry.Report.Status));
    }

    [Fact]
    public async Task The_client_of_a_store_serves_where_no_client_is_registered()
    {
        var entry = await CheckAsync(
            services => services.AddMilvusVectorStore(_ => server.Client), checks => checks.AddMilvus(name: "documents", tags: ["ready"]));

        Assert.Equal(("documents", HealthStatus.Healthy), (entry.Name, entry.Report.Status));
        Assert.Equal(["ready"], entry.Report.Tags);
    }

    [Fact]
    public async Task A_server_that_cannot_serve_tells_why()
    {
        var answer = new CheckHealthResponse { Status = new Status(), Reasons = { "rootcoord is down", "no query node" } };
        using var client = Client(new Answers { [MilvusRpcs.CheckHealth.Path] = answer });

        var entry = await CheckAsync(_ => { }, checks => checks.AddMilvus(_ => client, failureStatus: HealthStatus.Degraded));

        Assert.Equal(HealthStatus.Degraded, entry.Report.Status);
        Assert.Equal("Milvus is not healthy: rootcoord is down; no query node", entry.Report.Description);
    }

    [Fact]
    public async Task A_server_without_the_question_is_healthy_when_it_tells_its_version()
    {
        using var client = Client(new Answers { [MilvusRpcs.GetVersion.Path] = new GetVersionResponse { Version = "milvus_lite" } });

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(_ => { }, checks => checks.AddMilvus(_ => client))).Report.Status);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unhealthy()
    {
        using var client = new MilvusClient(new MilvusClientOptions { Address = "unix:///nowhere/milvus.sock", Retry = MilvusRetryOptions.None });

        var entry = await CheckAsync(_ => { }, checks => checks.AddMilvus(_ => client));

        Assert.Equal(HealthStatus.Unhealthy, entry.Report.Status);
        Assert.IsType<MilvusTransportException>(entry.Report.Exception);
        Assert.Contains("/nowhere/milvus.sock", entry.Report.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_client_the_error_says_how_to_register_one()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CheckAsync(_ => { }, checks => checks.AddMilvus()));

        Assert.Contains("No MilvusClient", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        IHealthChecksBuilder checks = new ServiceCollection().AddHealthChecks();

        Assert.Equal("builder", Assert.Throws<ArgumentNullException>(() => MilvusHealthCheckExtensions.AddMilvus(null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => checks.AddMilvus(name: " ")).ParamName);
    }

    private static async Task<(string Name, HealthReportEntry Report)> CheckAsync(
        Action<IServiceCollection> configure, Action<IHealthChecksBuilder> add)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        configure(services);
        add(services.AddHealthChecks());
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(TestServer.DefaultTimeout);

        var (name, entry) = Assert.Single(report.Entries);
        return (name, entry);
    }

    private static MilvusClient Client(Answers answers) =>
        new(new MilvusClientOptions { Handler = answers, DisposeHandler = true, Retry = MilvusRetryOptions.None });

    /// <summary>A server of few answers; everything else is UNIMPLEMENTED.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        private readonly Dictionary<string, IMessage> _messages = new() { [MilvusRpcs.Connect.Path] = new ConnectResponse() };

        public IMessage this[string path]
        {
            set => _messages[path] = value;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isKnown = _messages.TryGetValue(request.RequestUri!.AbsolutePath, out IMessage? message);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(isKnown ? Frame(message!) : []) };
            response.Content.Headers.ContentType = new("application/grpc");
            (isKnown ? response.TrailingHeaders : response.Headers).Add("grpc-status", isKnown ? "0" : "12");
            return Task.FromResult(response);
        }

        private static byte[] Frame(IMessage message)
        {
            byte[] bytes = message.ToByteArray();
            var frame = new byte[5 + bytes.Length];
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
            bytes.CopyTo(frame, 5);
            return frame;
        }
    }
}
