using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>
/// One Milvus for a class of tests: the engine over a file of its own, or the server that MILVUS_URI names. Collections have
/// names of their own and are dropped at the end.
/// </summary>
public sealed class MilvusFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milvus-vectordata-").FullName;
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private MilvusLocal? _local;

    public MilvusClient Client { get; private set; } = null!;

    public MilvusVectorStore Store => new(Client, ownsClient: false);

    internal CountingHandler Calls { get; private set; } = null!;

    public MilvusVectorStore StoreWith(IEmbeddingGenerator generator) => new(Client, ownsClient: false, new MilvusVectorStoreOptions { EmbeddingGenerator = generator });

    /// <summary>A collection name that no other test has.</summary>
    public string Name(string name) => $"{name}_{_run}";

    /// <summary>A typed collection that exists and is empty.</summary>
    public async Task<VectorStoreCollection<TKey, TRecord>> CreateAsync<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null, VectorStore? store = null)
        where TKey : notnull
        where TRecord : class =>
        await EmptyAsync((store ?? Store).GetCollection<TKey, TRecord>(Name(name), definition));

    /// <summary>A dictionary collection that exists and is empty.</summary>
    public async Task<VectorStoreCollection<object, Dictionary<string, object?>>> CreateDynamicAsync(string name, VectorStoreCollectionDefinition definition, VectorStore? store = null) =>
        await EmptyAsync((store ?? Store).GetDynamicCollection(Name(name), definition));

    public Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MILVUS_URI") is { Length: > 0 } uri)
        {
            Calls = new CountingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
            Client = new MilvusClient(new MilvusClientOptions { Address = uri, Handler = Calls, DisposeHandler = true });
        }
        else
        {
            _local = MilvusLocal.Open(Path.Combine(_folder, "test.db"), new MilvusLocalOptions { Durability = MilvusDurability.Normal });
            Calls = new CountingHandler(_local.Handler);
            Client = new MilvusClient(new MilvusClientOptions { Address = "http://milvus.local", Handler = Calls });
        }

        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (string name in await Client.ListCollectionsAsync())
        {
            if (name.EndsWith(_run, StringComparison.Ordinal))
                await Client.DropCollectionAsync(name);
        }

        await Client.DisposeAsync();
        if (_local is not null)
            await _local.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
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
