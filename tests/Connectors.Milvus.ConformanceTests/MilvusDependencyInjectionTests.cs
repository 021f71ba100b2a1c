using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VectorData.ConformanceTests;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusDependencyInjectionTests
    : DependencyInjectionTests<MilvusVectorStore, MilvusCollection<string, DependencyInjectionTests<string>.Record>, string, DependencyInjectionTests<string>.Record>
{
    private const string ConnectionString = "Endpoint=http://localhost:19530;Key=root:Milvus";

    public override IEnumerable<Func<IServiceCollection, object?, ServiceLifetime, IServiceCollection>> StoreDelegates =>
    [
        (services, key, lifetime) => key is null
            ? services.AddMilvusVectorStore(ConnectionString, lifetime: lifetime)
            : services.AddKeyedMilvusVectorStore(key, ConnectionString, lifetime: lifetime),
        (services, key, lifetime) => key is null
            ? services.AddSingleton(_ => new MilvusClient("http://localhost:19530")).AddMilvusVectorStore(lifetime: lifetime)
            : services.AddSingleton(_ => new MilvusClient("http://localhost:19530")).AddKeyedMilvusVectorStore(key, lifetime: lifetime),
    ];

    public override IEnumerable<Func<IServiceCollection, object?, string, ServiceLifetime, IServiceCollection>> CollectionDelegates =>
    [
        (services, key, name, lifetime) => key is null
            ? services.AddMilvusCollection<string, Record>(name, ConnectionString, lifetime: lifetime)
            : services.AddKeyedMilvusCollection<string, Record>(key, name, ConnectionString, lifetime: lifetime),
        (services, key, name, lifetime) => key is null
            ? services.AddMilvusCollection<string, Record>(name, provider => new MilvusClient(Address(provider, null)), lifetime: lifetime)
            : services.AddKeyedMilvusCollection<string, Record>(key, name, provider => new MilvusClient(Address(provider, key)), lifetime: lifetime),
    ];

    protected override void PopulateConfiguration(ConfigurationManager configuration, object? serviceKey = null) =>
        configuration.AddInMemoryCollection([new(CreateConfigKey("Milvus", serviceKey, "Address"), "http://localhost:19530")]);

    private static string Address(IServiceProvider provider, object? key) =>
        provider.GetRequiredService<IConfiguration>()[CreateConfigKey("Milvus", key, "Address")]!;
}
