using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>Where a store or a collection that is being resolved gets its parts from.</summary>
/// <param name="Client">Gets the client; null asks the container, for the one under the service's key first.</param>
/// <param name="OwnsClient">Whether the client is made for this service alone, and goes with it.</param>
internal sealed record MilvusServices(Func<IServiceProvider, MilvusClient>? Client, bool OwnsClient)
{
    /// <summary>The parts of a service whose client is made from a connection string.</summary>
    public static MilvusServices Connecting(string connectionString)
    {
        MilvusClientOptions options = MilvusClientOptions.FromConnectionString(connectionString);
        return new MilvusServices(_ => new MilvusClient(options), OwnsClient: true);
    }

    public MilvusVectorStore Store(IServiceProvider services, object? key, Func<IServiceProvider, MilvusVectorStoreOptions>? options)
    {
        var settings = new MilvusVectorStoreOptions(options?.Invoke(services));
        settings.EmbeddingGenerator ??= Find<IEmbeddingGenerator>(services, key);
        return new MilvusVectorStore(ResolveClient(services, key), OwnsClient, settings);
    }

    [RequiresUnreferencedCode(Trimming.Message)]
    [RequiresDynamicCode(Trimming.DynamicCode)]
    public MilvusCollection<TKey, TRecord> Collection<TKey, TRecord>(
        IServiceProvider services, object? key, string name, Func<IServiceProvider, MilvusCollectionOptions>? options)
        where TKey : notnull
        where TRecord : class
    {
        var settings = new MilvusCollectionOptions(options?.Invoke(services));
        settings.EmbeddingGenerator ??= Find<IEmbeddingGenerator>(services, key);
        return new MilvusCollection<TKey, TRecord>(ResolveClient(services, key), name, OwnsClient, settings);
    }

    private MilvusClient ResolveClient(IServiceProvider services, object? key) =>
        Client?.Invoke(services)
        ?? Find<MilvusClient>(services, key)
        ?? throw new InvalidOperationException(
            "No MilvusClient is registered. Register one (services.AddSingleton(new MilvusClient(\"http://localhost:19530\"))), or give an address or a client provider.");

    /// <summary>The service under the key, else the one without a key.</summary>
    private static T? Find<T>(IServiceProvider services, object? key)
        where T : class =>
        (key is null ? null : services.GetKeyedService<T>(key)) ?? services.GetService<T>();
}
