using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>Where a store or a collection that is being resolved gets its parts from.</summary>
/// <param name="Client">Gets the client; null asks the container, for the one under the service's key first.</param>
/// <param name="OwnsClient">Whether the client is made for this service alone, and goes with it.</param>
internal sealed record MilvusServices(Func<IServiceProvider, MilvusClient>? Client, bool OwnsClient)
{
    /// <summary>What a configuration says, which goes before the options in code; null where there is none.</summary>
    private MilvusSettings? Settings { get; init; }

    /// <summary>The parts of a service whose client is made from a connection string.</summary>
    public static MilvusServices Connecting(string connectionString) => Connecting(new MilvusSettings(MilvusClientOptions.FromConnectionString(connectionString)));

    /// <summary>The parts of a service whose client is made from settings.</summary>
    public static MilvusServices Connecting(MilvusSettings settings) =>
        new(services => NewClient(services, settings.Client), OwnsClient: true) { Settings = settings };

    /// <summary>A client that logs where the container's services do.</summary>
    public static MilvusClient NewClient(IServiceProvider services, MilvusClientOptions options) =>
        new(options with { LoggerFactory = services.GetService<ILoggerFactory>() });

    public MilvusVectorStore Store(IServiceProvider services, object? key, Func<IServiceProvider, MilvusVectorStoreOptions>? options) =>
        new(ResolveClient(services, key), OwnsClient, StoreOptions(services, key, options));

    public MilvusCollection<TKey, TRecord> Collection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        IServiceProvider services, object? key, string name, Func<IServiceProvider, MilvusCollectionOptions>? options)
        where TKey : notnull
        where TRecord : class =>
        new(ResolveClient(services, key), name, OwnsClient, CollectionOptions(services, key, name, options));

    /// <summary>The options in code, under the configuration, over the container's services.</summary>
    internal MilvusVectorStoreOptions StoreOptions(IServiceProvider services, object? key, Func<IServiceProvider, MilvusVectorStoreOptions>? options)
    {
        var settings = new MilvusVectorStoreOptions(
            options is null ? services.GetService<IOptionsMonitor<MilvusVectorStoreOptions>>()?.Get(key?.ToString()) : options(services));
        settings.SchemaMismatch = Settings?.SchemaMismatch ?? settings.SchemaMismatch;
        settings.AllowSchemaEvolution = Settings?.AllowSchemaEvolution ?? settings.AllowSchemaEvolution;
        settings.EmbeddingGenerator ??= Find<IEmbeddingGenerator>(services, key);
        settings.LoggerFactory ??= services.GetService<ILoggerFactory>();
        return settings;
    }

    /// <inheritdoc cref="StoreOptions"/>
    internal MilvusCollectionOptions CollectionOptions(
        IServiceProvider services, object? key, string name, Func<IServiceProvider, MilvusCollectionOptions>? options)
    {
        var settings = new MilvusCollectionOptions(
            options is null ? services.GetService<IOptionsMonitor<MilvusCollectionOptions>>()?.Get(name) : options(services));
        settings.SchemaMismatch = Settings?.SchemaMismatch ?? settings.SchemaMismatch;
        settings.AllowSchemaEvolution = Settings?.AllowSchemaEvolution ?? settings.AllowSchemaEvolution;
        settings.EmbeddingGenerator ??= Find<IEmbeddingGenerator>(services, key);
        settings.LoggerFactory ??= services.GetService<ILoggerFactory>();
        return settings;
    }

    private MilvusClient ResolveClient(IServiceProvider services, object? key) =>
        Client?.Invoke(services)
        ?? Find<MilvusClient>(services, key)
        ?? throw new InvalidOperationException(
            "No MilvusClient is registered. Register one (services.AddMilvusClient(\"http://localhost:19530\")), or give an address or a client provider.");

    /// <summary>The service under the key, else the one without a key.</summary>
    private static T? Find<T>(IServiceProvider services, object? key)
        where T : class =>
        (key is null ? null : services.GetKeyedService<T>(key)) ?? services.GetService<T>();
}
