using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class ComingFromTests(TestServer server)
{
    [ServerFact]
    public async Task Pymilvus()
    {
        {
            using var client = new MilvusClient("http://localhost:19530");
            Assert.NotNull(client);
        }
        {
            var client = server.Client;
            await client.DropCollectionAsync("notes");

            await client.CreateCollectionAsync("notes", dimension: 4);
            await client.InsertAsync("notes", new Dictionary<string, object?> { ["id"] = 1L, ["vector"] = new[] { 0.1f, 0.2f, 0.3f, 0.4f }, ["topic"] = "milvus" });
            var hits = (await client.SearchAsync<Dictionary<string, object?>>("notes", new[] { 0.1f, 0.2f, 0.3f, 0.5f },
                new() { Filter = "topic == \"milvus\"", OutputFields = ["topic"], Limit = 3 }))[0];

            Assert.Equal("milvus", Assert.Single(hits).Record["topic"]);
            await client.DropCollectionAsync("notes");
        }
    }

    [Fact]
    public void Milvus_client()
    {
        using var client = new MilvusClient(new MilvusClientOptions { Address = "http://localhost:19530", Database = "x" });

        Assert.Equal("x", client.Database);
    }

    [ServerFact]
    public async Task The_memory_store()
    {
        var client = server.Client;

        using var store = new MilvusVectorStore(client, ownsClient: false);

        VectorStoreCollection<string, MemoryRecord> memory = store.GetCollection<string, MemoryRecord>("memory");
        await memory.EnsureCollectionExistsAsync();

        Assert.True(await memory.CollectionExistsAsync());
        await memory.EnsureCollectionDeletedAsync();
    }

    public sealed class MemoryRecord
    {
        [VectorStoreKey] public string Id { get; set; } = "";
        [VectorStoreData] public string Text { get; set; } = "";
        [VectorStoreData] public string? AdditionalMetadata { get; set; }
        [VectorStoreVector(4)] public ReadOnlyMemory<float> Embedding { get; set; }
    }
}
