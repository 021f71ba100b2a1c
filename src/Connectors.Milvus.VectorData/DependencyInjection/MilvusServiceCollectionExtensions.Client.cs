using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Clients, for the stores and collections that are registered without one of their own.</content>
public static partial class MilvusServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="MilvusClient"/>, which logs by the container's logger factory and is disposed with the container.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="connectionString">An address, or a connection string with Endpoint, Key and Database.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddMilvusClient(this IServiceCollection services, string connectionString) =>
        AddClient(services, null, MilvusClientOptions.FromConnectionString(connectionString));

    /// <summary>
    /// Registers one <see cref="MilvusClient"/> by a configuration. Its keys are <c>Endpoint</c> (or <c>Address</c>), <c>Key</c> (or <c>Token</c>), <c>User</c>,
    /// <c>Password</c>, <c>Database</c>, <c>ConnectionString</c> (which the keys before go before), <c>ConnectTimeout</c>, <c>Timeout</c>, <c>ConsistencyLevel</c>,
    /// <c>SchemaCacheCapacity</c>, <c>Retry:MaxAttempts</c>, <c>Retry:InitialDelay</c>, <c>Retry:MaxDelay</c>, <c>Tls:CertificateAuthority</c>,
    /// <c>Tls:ClientCertificate</c>, <c>Tls:ClientKey</c> (paths of PEM files) and <c>Tls:ServerName</c>. Times are hours:minutes:seconds.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">
    /// The section with the keys. With a <paramref name="connectionName"/>, the configuration that has the connection string of the name and, in section
    /// <c>Milvus:{connectionName}</c>, the keys; one of the two is enough. It is read now, and not again when it changes.
    /// </param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">
    /// A key is unknown, a value is not what its key takes, or there is no address: the message names the key by its path.
    /// </exception>
    public static IServiceCollection AddMilvusClient(this IServiceCollection services, IConfiguration configuration, string? connectionName = null) =>
        AddClient(services, null, MilvusSettings.OfClient(configuration, connectionName).Client);

    /// <summary>Registers one <see cref="MilvusClient"/> under a key, which logs by the container's logger factory and is disposed with the container.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="connectionString">An address, or a connection string with Endpoint, Key and Database.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddKeyedMilvusClient(this IServiceCollection services, object? serviceKey, string connectionString) =>
        AddClient(services, serviceKey, MilvusClientOptions.FromConnectionString(connectionString));

    /// <summary>Registers one <see cref="MilvusClient"/> by a configuration under a key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configuration">The section with the keys of <see cref="AddMilvusClient(IServiceCollection, IConfiguration, string?)"/>, or what holds the named connection string.</param>
    /// <param name="connectionName">The name of a connection string; null takes the configuration as the section.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">A key is unknown, a value is not what its key takes, or there is no address.</exception>
    public static IServiceCollection AddKeyedMilvusClient(
        this IServiceCollection services, object? serviceKey, IConfiguration configuration, string? connectionName = null) =>
        AddClient(services, serviceKey, MilvusSettings.OfClient(configuration, connectionName).Client);

    private static IServiceCollection AddClient(IServiceCollection services, object? key, MilvusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(new ServiceDescriptor(typeof(MilvusClient), key, (provider, _) => MilvusServices.NewClient(provider, options), ServiceLifetime.Singleton));
        return services;
    }
}
