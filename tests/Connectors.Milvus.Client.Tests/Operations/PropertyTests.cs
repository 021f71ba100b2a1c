using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Properties of collections, and what changing them does to what the client knows.</summary>
public sealed class PropertyTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact(Requires = ServerFeature.SchemaChecks)]
    public async Task A_property_is_described_until_it_is_dropped()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2);

        await Client.AlterCollectionPropertiesAsync(name, new Dictionary<string, string> { [MilvusProperties.TtlSeconds] = "3600" });
        Assert.Equal("3600", (await Client.DescribeCollectionAsync(name)).Properties[MilvusProperties.TtlSeconds]);

        await Client.DropCollectionPropertiesAsync(name, [MilvusProperties.TtlSeconds]);
        Assert.DoesNotContain(MilvusProperties.TtlSeconds, (await Client.DescribeCollectionAsync(name)).Properties.Keys);
    }
}
