using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Server.Tests;

public sealed class AccessTests
{
    private const int Unauthenticated = 16;

    [Theory]
    [InlineData("an-api-key")]
    [InlineData("root:Milvus")]
    [InlineData("rööt:pass:word")]
    public async Task The_right_token_opens_rpc_and_rest(string token)
    {
        await using var server = await RunningServer.StartAsync(token);
        await using var client = server.CreateClient();

        Assert.Empty(await client.ListCollectionsAsync());
        if (token.All(char.IsAscii))
            Assert.Equal(0, (await server.DataAsync("collections/list", "{}")).GetArrayLength());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("cm9vdDpNaWx2dXM=x")]
    [InlineData("cm9vdDptaWx2dXM=")]
    [InlineData("cm9vdDpNaWx2dXMx")]
    [InlineData("Bearer root:Milvus")]
    public async Task Every_rpc_without_it_is_unauthenticated(string? authorization)
    {
        await using var server = await RunningServer.StartAsync("root:Milvus");
        (string, string)[] headers = authorization is null ? [] : [("authorization", authorization)];

        foreach (var rpc in new[] { "Connect", "GetVersion", "ShowCollections", "Insert", "Levitate" })
            Assert.Equal(Unauthenticated, (await GrpcCalls.SendAsync(server, rpc, GrpcCalls.Frame(0), headers)).Status);
    }

    [Fact]
    public async Task A_client_without_it_learns_why()
    {
        await using var server = await RunningServer.StartAsync("secret");
        await using var client = server.CreateClient(options => options with { Token = "wrong" });

        var exception = await Assert.ThrowsAsync<MilvusTransportException>(() => client.ListCollectionsAsync());

        Assert.Equal(Unauthenticated, exception.GrpcStatus);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "root:milvus", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "cm9vdDpNaWx2dXM=", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", "root:Milvus", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", "cm9vdDpNaWx2dXM=", HttpStatusCode.OK)]
    [InlineData("bearer", "root:Milvus", HttpStatusCode.OK)]
    public async Task Rest_wants_it_as_bearer_or_basic(string? scheme, string? value, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartAsync("root:Milvus");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Server.Address, "/v2/vectordb/collections/list")) { Content = new StringContent("{}") };
        request.Headers.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, value);
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Unauthorized)
            Assert.Equal("""{"code":1800,"message":"user hasn't authenticated"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_and_metrics_need_no_token_and_tell_nothing_of_the_data()
    {
        await using var server = await RunningServer.StartAsync("secret");
        await server.DataAsync("collections/create", """{"collectionName":"confidential","dimension":4}""");
        using var http = new HttpClient { BaseAddress = server.Server.Address };

        Assert.Equal("OK", await http.GetStringAsync("/healthz"));
        Assert.DoesNotContain("confidential", await http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_http_2_rest_call_needs_it_too()
    {
        await using var server = await RunningServer.StartAsync("secret");
        using var http = new HttpClient { BaseAddress = server.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/vectordb/collections/list")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
