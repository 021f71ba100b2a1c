using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Docs.Tests.Guides;

public sealed class ReadmeTests
{
    [Fact]
    public async Task In_fifteen_lines()
    {
        using var folder = new WorkingFolder();

        using var local = MilvusLocal.Open("films.db");
        using var store = new MilvusVectorStore(local.CreateClient(), ownsClient: true);

        var films = store.GetCollection<int, Film>("films");
        await films.EnsureCollectionExistsAsync();
        await films.UpsertAsync([new() { Id = 1, Title = "Alien", Year = 1979, Taste = new[] { 0.9f, 0.1f, 0f, 0.8f } }]);

        ReadOnlyMemory<float> query = new[] { 0.5f, 0.2f, 0.5f, 1f };
        await foreach (var hit in films.SearchAsync(query, top: 3, new() { Filter = f => f.Year < 2000 }))
            Console.WriteLine($"{hit.Score:0.000}  {hit.Record.Title}");

        Assert.NotNull(await films.GetAsync(1));
    }

    [Fact]
    public void From_the_file_to_a_server()
    {
        using var folder = new WorkingFolder();
        using var local = MilvusLocal.Open("films.db");
        {
            using var client = local.CreateClient();                                        // the local file, in process
            Assert.NotNull(client);
        }
        {
            using var client = new MilvusClient("http://localhost:19530", "root:Milvus");   // a Milvus server
            Assert.Equal("http://localhost:19530", client.Address);
        }
    }

    public sealed class Film
    {
        [VectorStoreKey] public int Id { get; set; }
        [VectorStoreData] public string Title { get; set; } = "";
        [VectorStoreData(IsIndexed = true)] public int Year { get; set; }
        [VectorStoreVector(4)] public ReadOnlyMemory<float> Taste { get; set; }
    }
}
