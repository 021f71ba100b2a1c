using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Registration: what is there, for how long, under which key. Nothing is sent.</summary>
public sealed class DependencyInjectionTests
{
    private const string Address = "http://localhost:19530";

    public static TheoryData<ServiceLifetime, object?> Cases
    {
        get
        {
            var cases = new TheoryData<ServiceLifetime, object?>();
            foreach (ServiceLifetime lifetime in Enum.GetValues<ServiceLifetime>())
            {
                foreach (object? key in (object?[])[null, "key", 8])
                    cases.Add(lifetime, key);
            }

            return cases;
        }
    }

    [Fact]
    public void ServiceCollectionCantBeNull()
    {
        IServiceCollection services = null!;

        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => services.AddMilvusVectorStore()).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => services.AddMilvusVectorStore(Address)).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => services.AddKeyedMilvusVectorStore("key")).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => services.AddMilvusCollection<string, TestRecord>("name")).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => services.AddKeyedMilvusCollection<string, TestRecord>("key", "name", Address)).ParamName);
    }

    [Fact]
    public void CollectionNameCantBeNullOrEmpty()
    {
        var services = new ServiceCollection();

        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => services.AddMilvusCollection<string, TestRecord>(null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => services.AddMilvusCollection<string, TestRecord>("", Address)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => services.AddKeyedMilvusCollection<string, TestRecord>("key", "")).ParamName);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CanRegisterVectorStore(ServiceLifetime lifetime, object? key)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => new MilvusClient(Address));
        services.AddKeyedMilvusVectorStore(key, lifetime: lifetime);
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();

        var concrete = scope.ServiceProvider.GetRequiredKeyedService<MilvusVectorStore>(key);
        var abstraction = scope.ServiceProvider.GetRequiredKeyedService<VectorStore>(key);

        Assert.IsType<MilvusVectorStore>(abstraction);
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(concrete, abstraction));
        Assert.All(services.Where(each => each.ServiceType != typeof(MilvusClient)), each => Assert.Equal(lifetime, each.Lifetime));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CanRegisterCollections(ServiceLifetime lifetime, object? key)
    {
        var services = new ServiceCollection();
        services.AddKeyedMilvusCollection<string, TestRecord>(key, "records", Address, lifetime: lifetime);
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();

        var concrete = scope.ServiceProvider.GetRequiredKeyedService<MilvusCollection<string, TestRecord>>(key);
        var collection = scope.ServiceProvider.GetRequiredKeyedService<VectorStoreCollection<string, TestRecord>>(key);
        var searchable = scope.ServiceProvider.GetRequiredKeyedService<IVectorSearchable<TestRecord>>(key);

        Assert.Equal("records", concrete.Name);
        Assert.IsType<MilvusCollection<string, TestRecord>>(searchable);
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(concrete, collection));
        Assert.All(services, each => Assert.Equal(lifetime, each.Lifetime));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmbeddingGeneratorIsResolvedWhenTheServiceIs(ServiceLifetime lifetime, object? key)
    {
        using var generator = new FakeGenerator<string>();
        int resolved = 0;
        var services = new ServiceCollection();
        services.AddSingleton<IEmbeddingGenerator>(_ =>
        {
            resolved++;
            return generator;
        });
        services.AddKeyedMilvusCollection<string, Texts>(key, "texts", Address, lifetime: lifetime);
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal(0, resolved);

        scope.ServiceProvider.GetRequiredKeyedService<VectorStoreCollection<string, Texts>>(key);

        Assert.Equal(1, resolved);
    }

    [Fact]
    public void The_options_generator_goes_before_the_container_s_and_the_options_are_not_changed()
    {
        using FakeGenerator<int> ofContainer = new();
        using FakeGenerator<string> ofOptions = new();
        MilvusCollectionOptions given = new() { EmbeddingGenerator = ofOptions }, bare = new();
        var services = new ServiceCollection();
        services.AddSingleton<IEmbeddingGenerator>(ofContainer);
        services.AddMilvusCollection<string, Texts>("texts", Address, _ => given);
        services.AddMilvusCollection<string, TestRecord>("records", Address, _ => bare);
        using ServiceProvider provider = services.BuildServiceProvider();

        // With the container's generator, which takes no text, the model would be refused.
        Assert.NotNull(provider.GetRequiredService<MilvusCollection<string, Texts>>());
        Assert.NotNull(provider.GetRequiredService<MilvusCollection<string, TestRecord>>());
        Assert.Null(bare.EmbeddingGenerator);
    }

    [Fact]
    public void A_keyed_service_takes_the_client_under_its_key_and_else_the_one_without()
    {
        using var keyed = new MilvusClient(Address);
        using var unkeyed = new MilvusClient(Address);
        var services = new ServiceCollection();
        services.AddSingleton(unkeyed);
        services.AddKeyedSingleton("east", keyed);
        services.AddKeyedMilvusVectorStore("east").AddKeyedMilvusVectorStore("west");
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(keyed, provider.GetRequiredKeyedService<VectorStore>("east").GetService(typeof(MilvusClient)));
        Assert.Same(unkeyed, provider.GetRequiredKeyedService<VectorStore>("west").GetService(typeof(MilvusClient)));
    }

    [Fact]
    public void Without_a_client_the_error_says_how_to_register_one()
    {
        using ServiceProvider provider = new ServiceCollection().AddMilvusVectorStore().BuildServiceProvider();

        Assert.Contains("No MilvusClient is registered", Assert.Throws<InvalidOperationException>(provider.GetRequiredService<VectorStore>).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://host:19530", "http://host:19530", "")]
    [InlineData("Endpoint=http://host:19530;Key=root:Milvus", "http://host:19530", "")]
    [InlineData("endpoint=https://host; key=root:a=b ;Database=docs", "https://host", "docs")]
    public void Connection_strings_are_addresses_or_key_value_pairs(string text, string address, string database)
    {
        using ServiceProvider provider = new ServiceCollection().AddMilvusVectorStore(text).BuildServiceProvider();
        var client = (MilvusClient)provider.GetRequiredService<VectorStore>().GetService(typeof(MilvusClient))!;

        Assert.Equal((address, database), (client.Address, client.Database));
    }

    [Theory]
    [InlineData("Endpoint=http://host;Pasword=secret", "'pasword'")]
    [InlineData("Key=secret", "no Endpoint")]
    [InlineData("secret", "neither an address")]
    public void Connection_strings_that_cannot_be_read_are_refused_without_quoting_them(string text, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMilvusVectorStore(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    public sealed class Texts
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(3)]
        public string Text { get; set; } = "";
    }
}
