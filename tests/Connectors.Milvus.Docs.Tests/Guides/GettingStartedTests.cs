using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class GettingStartedTests(TestServer server)
{
    [Fact]
    public void Choose_where_the_data_lives()
    {
        using var folder = new WorkingFolder();
        File();
        Assert.Equal("http://localhost:19530", Server());

        static void File()
        {
            // A local file, served in process:
            using var local = MilvusLocal.Open("demo.db");
            using var client = local.CreateClient();
            Assert.True(System.IO.File.Exists("demo.db"));
        }

        static string Server()
        {
            // Or a Milvus server, Zilliz Cloud, Milvus Lite:
            using var client = new MilvusClient("http://localhost:19530");
            return client.Address;
        }
    }

    [ServerFact]
    public async Task Store_and_find_vectors()
    {
        var client = server.Client;
        await client.DropCollectionAsync("notes");
        await client.CreateCollectionAsync("notes", dimension: 4);

        await client.UpsertAsync("notes", new Dictionary<string, object?>
        {
            ["id"] = 1L,
            ["vector"] = new float[] { 0.1f, 0.2f, 0.3f, 0.4f },
            ["topic"] = "milvus",
        });

        float[] query = [0.1f, 0.2f, 0.3f, 0.5f];
        var results = await client.SearchAsync<Dictionary<string, object?>>("notes", query, new() { Limit = 3, Filter = "topic == \"milvus\"" });
        foreach (var hit in results[0])
            Console.WriteLine($"{hit.Id}: {hit.Score:0.000}");

        Assert.Equal(1L, Assert.Single(results[0]).Id);
        await client.DropCollectionAsync("notes");
    }
}
