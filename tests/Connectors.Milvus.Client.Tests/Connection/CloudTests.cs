using System.Net;
using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests.Connection;

/// <summary>What stands between a client and Milvus in clouds and companies: endpoints without a port or databases, proxies.</summary>
public sealed class CloudTests
{
    [Fact]
    public async Task A_serverless_endpoint_gets_no_database_that_nobody_named()
    {
        var collection = new ScriptedCollection();
        var databases = new List<string>();
        collection.Server.On(MilvusRpcs.DropCollection, request =>
        {
            databases.Add(request.DbName);
            return new Status();
        });
        await using var client = collection.Server.CreateClient(
            configure: options => options with { Address = "https://in03-abc.serverless.gcp-us-west1.cloud.zilliz.com", Token = "key" });

        await client.InsertAsync("docs", Row(1));
        await client.DropCollectionAsync("docs");

        Assert.Equal("", Assert.Single(collection.Inserts).DbName);
        Assert.Equal("", Assert.Single(databases));
        Assert.Equal("https://in03-abc.serverless.gcp-us-west1.cloud.zilliz.com", client.Address);
    }

    [Theory]
    [InlineData("https://host/books", null, "books")]
    [InlineData("https://host/books", "films", "films")]
    [InlineData("https://host", "films", "films")]
    [InlineData("https://host", null, "")]
    public void The_database_of_the_options_comes_before_that_of_the_address(string address, string? option, string expected)
    {
        using var client = new MilvusClient(new MilvusClientOptions { Address = address, Database = option });

        Assert.Equal(expected, client.Database);
    }

    [Fact]
    public async Task Calls_pass_through_a_proxy()
    {
        var certificates = new TestCertificates();
        using var proxy = new ConnectProxy();
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { Certificate = certificates.Issue("localhost") });
        await using var connection = new MilvusConnection(new MilvusClientOptions
        {
            Address = server.Address,
            Tls = new() { CertificateAuthorities = [certificates.Authority] },
            Proxy = new WebProxy(proxy.Address),
            Retry = MilvusRetryOptions.None,
        });

        Assert.Equal(Replies.Version, (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
        Assert.Equal($"CONNECT localhost:{new Uri(server.Address).Port} HTTP/1.1", Assert.Single(proxy.Requests));
    }
}
