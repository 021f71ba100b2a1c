using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData;
using Connectors.Milvus.VectorData.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Stores and collections with clients of their own, as a configuration says.</content>
public static partial class MilvusServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="MilvusVectorStore"/> with a client of its own by a configuration, also as <see cref="VectorStore"/>. Besides the keys of
    /// <see cref="AddMilvusClient(IServiceCollection, IConfiguration, string?)"/> it takes <c>SchemaMismatch</c> (Throw, Warn or Ignore) and
    /// <c>AllowSchemaEvolution</c>, which go before the options in code.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The section with the keys, or what holds the named connection string. It is read now, and not again when it changes.</param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store and its client live.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">
    /// A key is unknown, a value is not what its key takes, or there is no address: the message names the key by its path.
    /// </exception>
    public static IServiceCollection AddMilvusVectorStore(
        this IServiceCollection services,
        IConfiguration configuration,
        string? connectionName = null,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, null, MilvusServices.Connecting(MilvusSettings.OfStore(configuration, connectionName)), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusVectorStore"/> with a client of its own by a configuration under a key, also as <see cref="VectorStore"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configuration">The section with the keys, or what holds the named connection string. It is read now, and not again when it changes.</param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a store and its client live.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">A key is unknown, a value is not what its key takes, or there is no address.</exception>
    public static IServiceCollection AddKeyedMilvusVectorStore(
        this IServiceCollection services,
        object? serviceKey,
        IConfiguration configuration,
        string? connectionName = null,
        Func<IServiceProvider, MilvusVectorStoreOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        AddStore(services, serviceKey, MilvusServices.Connecting(MilvusSettings.OfStore(configuration, connectionName)), optionsProvider, lifetime);

    /// <summary>
    /// Registers a <see cref="MilvusCollection{TKey, TRecord}"/> with a client of its own by a configuration, also as the abstractions. Several collections of one
    /// server share a client where it is registered by <see cref="AddMilvusClient(IServiceCollection, IConfiguration, string?)"/> instead.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="configuration">The section with the keys, or what holds the named connection string. It is read now, and not again when it changes.</param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object and its client live.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, a key is unknown, a value is not what its key takes, or there is no address.</exception>
    public static IServiceCollection AddMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        string name,
        IConfiguration configuration,
        string? connectionName = null,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(
            services, null, name, MilvusServices.Connecting(MilvusSettings.OfStore(configuration, connectionName)), optionsProvider, lifetime);

    /// <summary>Registers a <see cref="MilvusCollection{TKey, TRecord}"/> with a client of its own by a configuration under a key, also as the abstractions.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="configuration">The section with the keys, or what holds the named connection string. It is read now, and not again when it changes.</param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <param name="optionsProvider">Gets the settings; null for the container's options, or else the defaults.</param>
    /// <param name="lifetime">How long a collection object and its client live.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <typeparam name="TRecord">The record type.</typeparam>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, a key is unknown, a value is not what its key takes, or there is no address.</exception>
    public static IServiceCollection AddKeyedMilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        this IServiceCollection services,
        object? serviceKey,
        string name,
        IConfiguration configuration,
        string? connectionName = null,
        Func<IServiceProvider, MilvusCollectionOptions>? optionsProvider = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton)
        where TKey : notnull
        where TRecord : class =>
        AddCollection<TKey, TRecord>(
            services, serviceKey, name, MilvusServices.Connecting(MilvusSettings.OfStore(configuration, connectionName)), optionsProvider, lifetime);
}
