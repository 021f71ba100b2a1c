using System.Text.Json.Serialization;
using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class VectorDataTests(TestServer server)
{
    [ServerFact(Requires = ServerFeature.FullText)]
    public async Task Meaning_and_words()
    {
        using var store = new MilvusVectorStore(server.Client, ownsClient: false);
        await store.EnsureCollectionDeletedAsync("passages");

        var articles = store.GetCollection<int, Passage>("passages");
        await articles.EnsureCollectionExistsAsync();
        await articles.UpsertAsync(new Passage { Id = 1, Text = "Solar power for deserts", Embedding = new[] { 0.9f, 0.1f } });

        var hybrid = (IKeywordHybridSearchable<Passage>)articles;
        await foreach (var hit in hybrid.HybridSearchAsync(new ReadOnlyMemory<float>([1f, 0f]), ["solar"], top: 5))
            Console.WriteLine($"{hit.Score:0.000} {hit.Record.Text}");

        Assert.Equal(1, await hybrid.HybridSearchAsync(new ReadOnlyMemory<float>([1f, 0f]), ["solar"], top: 5).CountAsync());
        await articles.EnsureCollectionDeletedAsync();
    }

    [ServerFact]
    public async Task What_only_Milvus_has()
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(long)),
                new VectorStoreDataProperty("Tenant", typeof(string)).AsMilvusPartitionKey().WithMilvusMaxLength(64),
                new VectorStoreVectorProperty("Embedding", typeof(ReadOnlyMemory<float>), 768).WithMilvusIndex("HNSW", new Dictionary<string, object?> { ["M"] = 32 }),
            ],
        };
        var options = new MilvusCollectionOptions { SchemaMismatch = MilvusSchemaMismatch.Warn, AllowSchemaEvolution = true };

        using var store = new MilvusVectorStore(server.Client, ownsClient: false);
        using var tenants = store.GetDynamicCollection("tenants", definition);
        await tenants.EnsureCollectionExistsAsync();

        var schema = (await server.Client.DescribeCollectionAsync("tenants")).Schema;
        Assert.True(schema.Fields.Single(field => field.Name == "Tenant").IsPartitionKey);
        Assert.True(options.AllowSchemaEvolution);
        await tenants.EnsureCollectionDeletedAsync();
    }

    [ServerFact]
    public async Task Ahead_of_time()
    {
        MilvusClient client = server.Client;

        using var store = new MilvusVectorStore(client, ownsClient: false, new() { JsonSerializerOptions = Shapes.Default.Options });
        var rooms = store.GetRecordCollection<int, Room>("rooms");

        await rooms.EnsureCollectionDeletedAsync();
        await rooms.EnsureCollectionExistsAsync();
        await rooms.UpsertAsync(new Room { Id = 1, Shape = new Shape(5), View = new[] { 1f, 0f } });
        Assert.Equal(5, (await rooms.GetAsync(room => room.Shape!.Corners > 4, top: 1).SingleAsync()).Shape!.Corners);
        await rooms.EnsureCollectionDeletedAsync();
    }

    [Fact]
    public void Configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Milvus:Endpoint"] = "http://localhost:1",
            ["ConnectionStrings:archive"] = "http://localhost:2",
        }).Build();
        var services = new ServiceCollection();

        services.AddMilvusClient(configuration.GetSection("Milvus"));
        services.AddMilvusVectorStore();
        services.AddMilvusCollection<int, Passage>("passages");

        services.AddKeyedMilvusVectorStore("archive", configuration, "archive");   // ConnectionStrings:archive, and keys in Milvus:archive
        services.Configure<MilvusVectorStoreOptions>("archive", options => options.SchemaMismatch = MilvusSchemaMismatch.Warn);

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("http://localhost:1", ((MilvusClient)provider.GetRequiredService<IVectorSearchable<Passage>>().GetService(typeof(MilvusClient))!).Address);
        Assert.Equal("http://localhost:2", ((MilvusClient)provider.GetRequiredKeyedService<VectorStore>("archive").GetService(typeof(MilvusClient))!).Address);
    }

    public sealed class Room
    {
        [VectorStoreKey] public int Id { get; set; }
        [VectorStoreData] public Shape? Shape { get; set; }
        [VectorStoreVector(2)] public ReadOnlyMemory<float> View { get; set; }
    }

    [Fact]
    public void Vectors_by_the_server()
    {
        using var store = new MilvusVectorStore(server.Client, ownsClient: false);
        var schema = (MilvusCollectionSchema)store.GetRecordCollection<int, Letter>("letters").GetService(typeof(MilvusCollectionSchema))!;
        Assert.Equal(MilvusFunctionType.TextEmbedding, Assert.Single(schema.Functions).Type);
    }

    public sealed class Letter
    {
        [VectorStoreKey] public int Id { get; set; }
        [VectorStoreData] public string Text { get; set; } = "";

        [VectorStoreVector(1536), MilvusTextEmbedding(nameof(Text), "openai", "text-embedding-3-small")]
        public ReadOnlyMemory<float> Meaning { get; set; }
    }

    public sealed class Passage
    {
        [VectorStoreKey] public int Id { get; set; }
        [VectorStoreData(IsFullTextIndexed = true)] public string Text { get; set; } = "";
        [VectorStoreVector(2)] public ReadOnlyMemory<float> Embedding { get; set; }
    }
}

public sealed record Shape(int Corners);

[JsonSerializable(typeof(Shape))]
public sealed partial class Shapes : JsonSerializerContext;
