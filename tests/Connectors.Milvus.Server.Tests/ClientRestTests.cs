using Connectors.Milvus.Client;

namespace Connectors.Milvus.Server.Tests;

/// <summary>The client's own REST calls, which go to the port of its gRPC calls.</summary>
public sealed class ClientRestTests
{
    private const int Unimplemented = 10;

    [Theory]
    [InlineData(null)]
    [InlineData("root:Milvus")]
    public async Task Rest_and_rpc_share_a_port(string? token)
    {
        await using var server = await RunningServer.StartAsync(token);
        await using var client = server.CreateClient();

        Assert.Empty(await client.ListCollectionsAsync());
        var refused = await Assert.ThrowsAsync<MilvusServerException>(() => client.ListImportJobsAsync());
        Assert.Empty(await client.ListCollectionsAsync());

        Assert.Equal(Unimplemented, refused.Code);
        Assert.Contains("/v2/vectordb/jobs/import/list", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_have_any_letters()
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = server.CreateClient(options => options with { Token = "rööt:pässwörd" });

        var refused = await Assert.ThrowsAsync<MilvusServerException>(() => client.ListImportJobsAsync());

        Assert.Equal(Unimplemented, refused.Code);
    }
}
