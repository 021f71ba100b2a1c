using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData;
using Connectors.Milvus.VectorData.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers Milvus stores and collections, each as its own type and as the abstractions of Microsoft.Extensions.VectorData. The
/// embedding generator and the logger factory of the container are used where the options give none, and clients of the container are
/// not disposed by what uses them. Without an options provider the options are those of the container's options pattern
/// (<c>services.Configure&lt;MilvusVectorStoreOptions&gt;(…)</c>): of a store under its key as text, of a collection under the collection's name.
/// </summary>
public static partial class MilvusServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="MilvusVectorStore"/>, also as <see cref="VectorStore"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="clientProvider">Gets the client; null takes the <see cref="MilvusClient"/> of the container.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store lives.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMilvusVectorStore(
        this IServiceCollection services,
        Func<IServiceProvider, MilvusClient>? clientProvider = null,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, null, new MilvusServices(clientProvider, OwnsClient: false), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusVectorStore"/> with a client of its own, also as <see cref="VectorStore"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="connectionString">
    /// An address (<c>http://localhost:19530</c>), or <c>Endpoint=http://localhost:19530;Key=root:Milvus;Database=default</c>.
    /// </param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store and its client live.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddMilvusVectorStore(
        this IServiceCollection services,
        string connectionString,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, null, MilvusServices.Connecting(connectionString), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusVectorStore"/> under a key, also as <see cref="VectorStore"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="clientProvider">Gets the client; null takes the one of the container under the key, or else the one without a key.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store lives.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedMilvusVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        Func<IServiceProvider, MilvusClient>? clientProvider = null,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, serviceKey, new MilvusServices(clientProvider, OwnsClient: false), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusVectorStore"/> with a client of its own under a key, also as <see cref="VectorStore"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="connectionString">An address, or a connection string with Endpoint, Key and Database.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store and its client live.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddKeyedMilvusVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        string connectionString,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, serviceKey, MilvusServices.Connecting(connectionString), optionsProvider, lifetime);

    /// <summary>
    /// Registers a <see cref="MilvusCollection{TKey, TRecord}"/>, also as <see cref="VectorStoreCollection{TKey, TRecord}"/>, <see cref="IVectorSearchable{TRecord}"/> and
    /// <see cref="IKeywordHybridSearchable{TRecord}"/>.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="clientProvider">Gets the client; null takes the <see cref="MilvusClient"/> of the container.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object lives.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, MilvusClient>? clientProvider = null,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(services, null, name, new MilvusServices(clientProvider, OwnsClient: false), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusCollection{TKey, TRecord}"/> with a client of its own, also as the abstractions.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="connectionString">An address, or a connection string with Endpoint, Key and Database.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object and its client live.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the connection string cannot be read.</exception>
    public static IServiceCollection AddMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        string name,
        string connectionString,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(services, null, name, MilvusServices.Connecting(connectionString), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusCollection{TKey, TRecord}"/> under a key, also as the abstractions.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="clientProvider">Gets the client; null takes the one of the container under the key, or else the one without a key.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object lives.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        object? serviceKey,
        string name,
        Func<IServiceProvider, MilvusClient>? clientProvider = null,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(services, serviceKey, name, new MilvusServices(clientProvider, OwnsClient: false), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusCollection{TKey, TRecord}"/> with a client of its own under a key, also as the abstractions.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="connectionString">An address, or a connection string with Endpoint, Key and Database.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object and its client live.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the connection string cannot be read.</exception>
    public static IServiceCollection AddKeyedMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        object? serviceKey,
        string name,
        string connectionString,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(services, serviceKey, name, MilvusServices.Connecting(connectionString), optionsProvider, lifetime);

    private static IServiceCollection AddStore(
        IServiceCollection services, object? key, MilvusServices parts, Func<IServiceProvider, MilvusVectorStoreOptions>? options, ServiceLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(new ServiceDescriptor(typeof(MilvusVectorStore), key, (provider, _) => parts.Store(provider, key, options), lifetime));
        services.Add(new ServiceDescriptor(typeof(VectorStore), key, (provider, _) => provider.GetRequiredKeyedService<MilvusVectorStore>(key), lifetime));
        return services;
    }

    private static IServiceCollection AddCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        IServiceCollection services, object? key, string name, MilvusServices parts, Func<IServiceProvider, MilvusCollectionOptions>? options, ServiceLifetime lifetime)
        where TKey : notnull
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.Add(new ServiceDescriptor(
            typeof(MilvusCollection<TKey, TRecord>), key, (provider, _) => parts.Collection<TKey, TRecord>(provider, key, name, options), lifetime));
        foreach (Type abstraction in (Type[])[typeof(VectorStoreCollection<TKey, TRecord>), typeof(IVectorSearchable<TRecord>), typeof(IKeywordHybridSearchable<TRecord>)])
        {
            services.Add(new ServiceDescriptor(
                abstraction, key, (provider, _) => provider.GetRequiredKeyedService<MilvusCollection<TKey, TRecord>>(key), lifetime));
        }

        return services;
    }
}
