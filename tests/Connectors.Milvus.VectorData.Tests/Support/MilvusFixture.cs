using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>One server for a class of tests, its calls recorded, with collections whose names no other class uses.</summary>
public sealed class MilvusFixture : IAsyncLifetime
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly TestServer _server = new();

    public MilvusFixture()
    {
        Client = _server.CreateClient(wrap: inner => Calls = new RecordingHandler(inner));
        Store = new MilvusVectorStore(Client, ownsClient: false);
    }

    public MilvusClient Client { get; }

    public MilvusVectorStore Store { get; }

    internal RecordingHandler Calls { get; private set; } = null!;

    public MilvusVectorStore StoreWith(IEmbeddingGenerator generator) =>
        new(Client, ownsClient: false, new MilvusVectorStoreOptions { EmbeddingGenerator = generator });

    /// <summary>A collection name that no other class of tests has; the same for the same name.</summary>
    public string Name(string name) => $"{name}_{_run}";

    /// <summary>A typed collection that exists and is empty.</summary>
    public async Task<VectorStoreCollection<TKey, TRecord>> CreateAsync<TKey, TRecord>(
        string name, VectorStoreCollectionDefinition? definition = null, VectorStore? store = null)
        where TKey : notnull
        where TRecord : class =>
        await EmptyAsync((store ?? Store).GetCollection<TKey, TRecord>(Name(name), definition));

    /// <summary>A dictionary collection that exists and is empty.</summary>
    public async Task<VectorStoreCollection<object, Dictionary<string, object?>>> CreateDynamicAsync(
        string name, VectorStoreCollectionDefinition definition, VectorStore? store = null) =>
        await EmptyAsync((store ?? Store).GetDynamicCollection(Name(name), definition));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (TestTarget.Address is not null)
        {
            foreach (string name in (await Client.ListCollectionsAsync()).Where(name => name.EndsWith(_run, StringComparison.Ordinal)))
                await Client.DropCollectionAsync(name);
        }

        await _server.DisposeAsync();
    }

    private static async Task<VectorStoreCollection<TKey, TRecord>> EmptyAsync<TKey, TRecord>(VectorStoreCollection<TKey, TRecord> collection)
        where TKey : notnull
        where TRecord : class
    {
        await collection.EnsureCollectionDeletedAsync();
        await collection.EnsureCollectionExistsAsync();
        return collection;
    }
}
