using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Embeddings made when records are written and when they are searched for.</summary>
public sealed class EmbeddingGenerationTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    private const int Dimensions = 8;

    [Fact]
    public async Task Records_are_embedded_when_written_and_searched()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, Text> collection = await FilledAsync("Store", milvus.StoreWith(generator));

        VectorSearchResult<Text> hit = await collection.SearchAsync("xxx", top: 1).SingleAsync();

        Assert.Equal((3, 1d), (hit.Record.Key, Math.Round(hit.Score!.Value, 3)));
        Assert.Null(hit.Record.Content);
        Assert.Equal(Dimensions, generator.LastOptions!.Dimensions);
    }

    [Fact]
    public async Task A_batch_is_one_call_of_the_generator_for_each_property()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, TwoTexts> collection = await milvus.CreateAsync<int, TwoTexts>("Batch", store: milvus.StoreWith(generator));

        await collection.UpsertAsync(Enumerable.Range(1, 5).Select(key => new TwoTexts { Key = key, One = "a", Two = "b" }));

        Assert.Equal([5, 5], generator.Batches);
        Assert.Equal(5, await collection.SearchAsync("a", top: 10, new() { VectorProperty = r => r.Two }).CountAsync());
    }

    [Fact]
    public async Task Dictionaries_are_embedded_too()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<object, Dictionary<string, object?>> collection =
            await milvus.CreateDynamicAsync("Dictionary", Definition(), milvus.StoreWith(generator));

        await collection.UpsertAsync([new() { ["Key"] = 1, ["Content"] = "x" }, new() { ["Key"] = 2, ["Content"] = "xx" }]);

        Assert.Equal(2, (await collection.SearchAsync("yy", top: 1).SingleAsync()).Record["Key"]);
        Assert.Equal(["Key"], (await collection.GetAsync(1))!.Keys);
    }

    [Fact]
    public async Task The_property_s_generator_goes_before_the_definition_s_before_the_store_s()
    {
        using FakeGenerator<string> ofProperty = new(1), ofDefinition = new(2), ofStore = new(3);
        MilvusVectorStore store = milvus.StoreWith(ofStore);

        await FilledAsync("Level", store, Definition(ofProperty, ofDefinition));
        Assert.Equal((1, 0, 0), (ofProperty.Batches.Count, ofDefinition.Batches.Count, ofStore.Batches.Count));

        await FilledAsync("Level", store, Definition(null, ofDefinition));
        Assert.Equal((1, 1, 0), (ofProperty.Batches.Count, ofDefinition.Batches.Count, ofStore.Batches.Count));

        await FilledAsync("Level", store, Definition());
        Assert.Equal((1, 1, 1), (ofProperty.Batches.Count, ofDefinition.Batches.Count, ofStore.Batches.Count));
    }

    [Fact]
    public async Task The_definition_s_generator_serves_dictionaries_too()
    {
        using FakeGenerator<string> ofDefinition = new();
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync("DynamicLevel", Definition(null, ofDefinition));

        await collection.UpsertAsync(new Dictionary<string, object?> { ["Key"] = 1, ["Content"] = "x" });

        Assert.Equal([1], ofDefinition.Batches);
    }

    [Fact]
    public async Task Stores_and_collections_of_a_container_take_its_generator()
    {
        using var generator = new FakeGenerator<string>();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton(milvus.Client)
            .AddSingleton<IEmbeddingGenerator>(generator)
            .AddMilvusVectorStore()
            .AddMilvusCollection<int, Text>(milvus.Name("Container"))
            .BuildServiceProvider();

        await FilledAsync("Container", services.GetRequiredService<VectorStore>());

        Assert.Equal(2, (await services.GetRequiredService<IVectorSearchable<Text>>().SearchAsync("xx", top: 1).SingleAsync()).Record.Key);
    }

    [Fact]
    public async Task Any_input_type_can_be_embedded()
    {
        using var generator = new FakeGenerator<Customer>();
        var definition = new VectorStoreCollectionDefinition
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(int)), new VectorStoreVectorProperty<Customer>("Who", Dimensions)],
            EmbeddingGenerator = generator,
        };
        VectorStoreCollection<int, Order> collection = await milvus.CreateAsync<int, Order>("Custom", definition);

        await collection.UpsertAsync([new Order { Key = 1, Who = new("Al") }, new Order { Key = 2, Who = new("Bert") }]);

        Assert.Equal(2, (await collection.SearchAsync(new Customer("Curt"), top: 1).SingleAsync()).Record.Key);
    }

    [Fact]
    public async Task A_generator_may_serve_searches_of_vectors_that_records_hold()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<string, TestRecord> collection = await milvus.CreateAsync<string, TestRecord>("SearchOnly", store: milvus.StoreWith(generator));
        await collection.UpsertAsync(TestRecord.Data());
        Assert.Empty(generator.Batches);

        Assert.Equal("c", (await collection.SearchAsync("x", top: 1).SingleAsync()).Record.Key);
        Assert.NotEqual(0, (await collection.GetAsync("c", new() { IncludeVectors = true }))!.Vector.Length);
    }

    [Fact]
    public async Task A_vector_may_be_searched_for_where_records_hold_text()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, Text> collection = await FilledAsync("RawVector", milvus.StoreWith(generator));

        Assert.Equal(2, (await collection.SearchAsync(FakeGenerator<string>.VectorOf("xx", Dimensions), top: 1).SingleAsync()).Record.Key);
    }

    [Fact]
    public async Task Text_without_a_generator_is_refused_before_any_call()
    {
        VectorStoreCollection<string, TestRecord> collection = milvus.Store.GetCollection<string, TestRecord>("nowhere");
        milvus.Calls.Clear();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => collection.SearchAsync("text", top: 1).ToListAsync().AsTask());

        Assert.StartsWith(
            "A value of type 'string' was passed to 'SearchAsync', but that isn't a supported vector type by your provider and no embedding generator was configured. The supported vector types are:",
            error.Message, StringComparison.Ordinal);
        Assert.Empty(milvus.Calls.Names);
    }

    [Fact]
    public async Task An_input_that_the_generator_does_not_take_is_refused()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, Text> collection = milvus.StoreWith(generator).GetCollection<int, Text>("nowhere");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => collection.SearchAsync(8, top: 1).ToListAsync().AsTask());

        Assert.Equal("An input of type 'int' was provided, but an incompatible embedding generator of type 'FakeGenerator<string>' was configured.", error.Message);
    }

    [Fact]
    public async Task IncludeVectors_is_refused_where_vectors_are_generated()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, Text> collection = milvus.StoreWith(generator).GetCollection<int, Text>("nowhere");
        Func<Task>[] attempts =
        [
            () => collection.GetAsync(1, new() { IncludeVectors = true }),
            () => collection.GetAsync([1], new() { IncludeVectors = true }).ToListAsync().AsTask(),
            () => collection.GetAsync(r => true, 1, new() { IncludeVectors = true }).ToListAsync().AsTask(),
            () => collection.SearchAsync("x", 1, new() { IncludeVectors = true }).ToListAsync().AsTask(),
        ];

        foreach (Func<Task> attempt in attempts)
            Assert.Equal("When an embedding generator is configured, `Include Vectors` cannot be enabled.", (await Assert.ThrowsAsync<NotSupportedException>(attempt)).Message);
    }

    [Fact]
    public async Task A_record_without_text_is_refused_by_its_position()
    {
        using var generator = new FakeGenerator<string>();
        VectorStoreCollection<int, Text> collection = milvus.StoreWith(generator).GetCollection<int, Text>("nowhere");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => collection.UpsertAsync([new Text { Key = 1, Content = "x" }, new Text { Key = 2 }]));

        Assert.Contains("'Content' of the record at position 1 is null", error.Message, StringComparison.Ordinal);
    }

    private async Task<VectorStoreCollection<int, Text>> FilledAsync(string name, VectorStore store, VectorStoreCollectionDefinition? definition = null)
    {
        VectorStoreCollection<int, Text> collection = await milvus.CreateAsync<int, Text>(name, definition, store);
        await collection.UpsertAsync([new Text { Key = 1, Content = "x" }, new Text { Key = 2, Content = "xx" }, new Text { Key = 3, Content = "xxx" }]);
        return collection;
    }

    private static VectorStoreCollectionDefinition Definition(IEmbeddingGenerator? ofProperty = null, IEmbeddingGenerator? ofDefinition = null) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Key", typeof(int)),
            new VectorStoreVectorProperty("Content", typeof(string), Dimensions) { EmbeddingGenerator = ofProperty },
        ],
        EmbeddingGenerator = ofDefinition,
    };

    public sealed class Text
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreVector(Dimensions, IndexKind = IndexKind.Flat)]
        public string? Content { get; set; }
    }

    public sealed class TwoTexts
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreVector(Dimensions)]
        public string One { get; set; } = "";

        [VectorStoreVector(Dimensions)]
        public string Two { get; set; } = "";
    }

    public sealed record Customer(string Name)
    {
        public override string ToString() => Name;
    }

    public sealed class Order
    {
        public int Key { get; set; }

        public Customer? Who { get; set; }
    }
}
