using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.DependencyInjection;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Clients, stores and collections by configuration sections, connection strings by name and the options pattern. Nothing is sent.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void A_section_says_everything_of_a_client()
    {
        MilvusClientOptions options = MilvusSettings.OfClient(
            Section(
                ("endpoint", "https://host"), ("Key", "root:Milvus"), ("User", "root"), ("Password", "secret"), ("Database", "docs"),
                ("ConnectTimeout", "00:00:05"), ("Timeout", "00:01:00.5"), ("ConsistencyLevel", "strong"), ("SchemaCacheCapacity", "16"),
                ("Retry:MaxAttempts", "3"), ("Retry:InitialDelay", "00:00:00.1"), ("Retry:MaxDelay", "00:00:01"), ("Tls:ServerName", "milvus.example")),
            connectionName: null).Client;

        Assert.Equal(("https://host", "root:Milvus", "root", "secret", "docs"), (options.Address, options.Token, options.User, options.Password, options.Database));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60.5)), (options.ConnectTimeout, options.Timeout));
        Assert.Equal((MilvusConsistencyLevel.Strong, 16), (options.ConsistencyLevel, options.SchemaCacheCapacity));
        Assert.Equal(new MilvusRetryOptions { MaxAttempts = 3, InitialDelay = TimeSpan.FromSeconds(0.1), MaxDelay = TimeSpan.FromSeconds(1) }, options.Retry);
        Assert.Equal("milvus.example", options.Tls!.ServerName);
    }

    [Fact]
    public void What_a_section_leaves_out_is_as_by_default_and_empty_values_say_nothing()
    {
        MilvusClientOptions options = MilvusSettings.OfClient(Section(("Address", "http://host"), ("Token", ""), ("Timeout", "")), null).Client;

        Assert.Equal(new MilvusClientOptions { Address = "http://host" }, options);
    }

    [Fact]
    public void Keys_go_before_the_connection_string_beside_them()
    {
        MilvusClientOptions options = MilvusSettings.OfClient(
            Section(("ConnectionString", "Endpoint=http://host;Key=root:Milvus;Database=docs"), ("Database", "tests")), null).Client;

        Assert.Equal(("http://host", "root:Milvus", "tests"), (options.Address, options.Token, options.Database));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("east")]
    public void A_store_has_the_client_of_its_section(string? key)
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddKeyedMilvusVectorStore(key, Section(("Endpoint", "http://host:1"), ("Database", "docs"), ("SchemaMismatch", "Warn")))
            .BuildServiceProvider();

        var store = provider.GetRequiredKeyedService<VectorStore>(key);
        var client = (MilvusClient)store.GetService(typeof(MilvusClient))!;

        Assert.Equal(("http://host:1", "docs"), (client.Address, client.Database));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("east")]
    public void A_collection_has_the_client_of_its_connection_string(string? key)
    {
        IConfiguration configuration = Configuration(("ConnectionStrings:vectors", "Endpoint=http://host:1"), ("Milvus:vectors:Database", "docs"), ("Other", "1"));
        using ServiceProvider provider = new ServiceCollection()
            .AddKeyedMilvusCollection<string, TestRecord>(key, "records", configuration, "vectors").BuildServiceProvider();

        var client = (MilvusClient)provider.GetRequiredKeyedService<VectorStoreCollection<string, TestRecord>>(key).GetService(typeof(MilvusClient))!;

        Assert.Equal(("http://host:1", "docs"), (client.Address, client.Database));
    }

    [Fact]
    public void The_methods_without_a_key_take_the_same_configurations()
    {
        IConfiguration configuration = Configuration(("ConnectionStrings:vectors", "http://host:1"));
        using ServiceProvider provider = new ServiceCollection().AddMilvusVectorStore(configuration, "vectors")
            .AddMilvusCollection<string, TestRecord>("records", configuration, "vectors").BuildServiceProvider();

        Assert.Equal("http://host:1", ((MilvusClient)provider.GetRequiredService<VectorStore>().GetService(typeof(MilvusClient))!).Address);
        Assert.Equal("http://host:1", ((MilvusClient)provider.GetRequiredService<IVectorSearchable<TestRecord>>().GetService(typeof(MilvusClient))!).Address);
    }

    [Fact]
    public void What_a_configuration_says_of_a_store_goes_before_the_options_in_code()
    {
        MilvusServices parts = MilvusServices.Connecting(MilvusSettings.OfStore(
            Section(("Endpoint", "http://host"), ("SchemaMismatch", "warn"), ("AllowSchemaEvolution", "True")), null));
        MilvusServices silent = MilvusServices.Connecting(MilvusSettings.OfStore(Section(("Endpoint", "http://host")), null));
        using ServiceProvider provider = new ServiceCollection().BuildServiceProvider();

        MilvusVectorStoreOptions ofStore = parts.StoreOptions(provider, null, _ => new() { SchemaMismatch = MilvusSchemaMismatch.Ignore });
        MilvusCollectionOptions ofCollection = parts.CollectionOptions(provider, null, "name", options: null);
        MilvusCollectionOptions left = silent.CollectionOptions(
            provider, null, "name", _ => new() { SchemaMismatch = MilvusSchemaMismatch.Ignore, AllowSchemaEvolution = true });

        Assert.Equal((MilvusSchemaMismatch.Warn, true), (ofStore.SchemaMismatch, ofStore.AllowSchemaEvolution));
        Assert.Equal((MilvusSchemaMismatch.Warn, true), (ofCollection.SchemaMismatch, ofCollection.AllowSchemaEvolution));
        Assert.Equal((MilvusSchemaMismatch.Ignore, true), (left.SchemaMismatch, left.AllowSchemaEvolution));
    }

    [Fact]
    public void Stores_and_collections_share_registered_clients_by_their_keys()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddMilvusClient("http://one").AddKeyedMilvusClient("two", Section(("Endpoint", "http://two"))).AddKeyedMilvusClient("three", "http://three")
            .AddMilvusVectorStore().AddKeyedMilvusVectorStore("two").AddKeyedMilvusCollection<string, TestRecord>("three", "records")
            .BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<MilvusClient>(), provider.GetRequiredService<VectorStore>().GetService(typeof(MilvusClient)));
        Assert.Same(provider.GetRequiredKeyedService<MilvusClient>("two"), provider.GetRequiredKeyedService<VectorStore>("two").GetService(typeof(MilvusClient)));
        Assert.Equal(
            "http://three:19530",
            ((MilvusClient)provider.GetRequiredKeyedService<IVectorSearchable<TestRecord>>("three").GetService(typeof(MilvusClient))!).Address);
    }

    [Theory]
    [InlineData("Pasword", "secret", "section 'Milvus' has the unknown key 'Pasword'. It takes ConnectionString, Endpoint, Address, Key, ")]
    [InlineData("SchemaMismatch", "Throw", "unknown key 'SchemaMismatch'")]
    [InlineData("Address", "http://other", "'Milvus:Endpoint' and 'Milvus:Address' say the same. Leave one out.")]
    [InlineData("Retry:Count", "3", "section 'Milvus:Retry' has the unknown key 'Count'. It takes MaxAttempts, InitialDelay, MaxDelay.")]
    [InlineData("Retry", "3", "'Milvus:Retry' has a value, but takes keys of its own")]
    [InlineData("Retry:MaxAttempts", "many", "'Milvus:Retry:MaxAttempts' is 'many'. It takes a whole number.")]
    [InlineData("Timeout:Seconds", "3", "'Milvus:Timeout' has keys of its own, but takes one value")]
    [InlineData("Timeout", "10", "'Milvus:Timeout' is '10'. It takes hours:minutes:seconds, for example 00:00:10 for ten seconds.")]
    [InlineData("ConsistencyLevel", "Customized", "'Milvus:ConsistencyLevel' is 'Customized'. It takes one of Strong, Session, Bounded, Eventually.")]
    [InlineData("ConsistencyLevel", "1", "'Milvus:ConsistencyLevel' is '1'")]
    public void What_a_section_has_wrong_is_named_by_its_path(string key, string value, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMilvusClient(Section(("Endpoint", "http://host"), (key, value))));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SchemaMismatch", "Refuse", "It takes one of Throw, Warn, Ignore.")]
    [InlineData("AllowSchemaEvolution", "yes", "'Milvus:AllowSchemaEvolution' is 'yes'. It takes true or false.")]
    public void What_a_section_says_wrong_of_a_store_is_named_by_its_path(string key, string value, string reason)
    {
        var services = new ServiceCollection();
        IConfiguration section = Section(("Endpoint", "http://host"), (key, value));

        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => services.AddMilvusVectorStore(section)).Message, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => services.AddMilvusCollection<string, TestRecord>("r", section)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configurations_without_an_address_say_where_one_was_looked_for()
    {
        var services = new ServiceCollection();
        IConfiguration root = Configuration(("Milvus:Database", "docs"), ("Logging", "on"));

        Assert.Contains("section 'Milvus' has neither an Endpoint", Assert.Throws<ArgumentException>(() => services.AddMilvusClient(root.GetSection("Milvus"))).Message, StringComparison.Ordinal);
        Assert.Contains("section 'Nothing' has neither", Assert.Throws<ArgumentException>(() => services.AddMilvusClient(root.GetSection("Nothing"))).Message, StringComparison.Ordinal);
        Assert.Contains("unknown keys 'Logging', 'Milvus'", Assert.Throws<ArgumentException>(() => services.AddMilvusClient(root)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "neither the connection string 'ConnectionStrings:vectors' nor the section 'Milvus:vectors'",
            Assert.Throws<ArgumentException>(() => services.AddMilvusVectorStore(root, "vectors")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => services.AddMilvusClient((IConfiguration)null!));
    }

    [Fact]
    public async Task Options_of_the_container_reach_stores_and_collections_by_name()
    {
        using FakeGenerator<string> generator = new(), ofEast = new(offset: 1);
        await using var fixture = new FixtureScope();
        using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(fixture.Client)
            .Configure<MilvusVectorStoreOptions>(options => options.EmbeddingGenerator = generator)
            .Configure<MilvusVectorStoreOptions>("east", options => options.EmbeddingGenerator = ofEast)
            .Configure<MilvusCollectionOptions>("texts", options => options.EmbeddingGenerator = generator)
            .AddMilvusVectorStore().AddKeyedMilvusVectorStore("east").AddMilvusCollection<string, DependencyInjectionTests.Texts>("texts")
            .BuildServiceProvider();

        var ofStore = provider.GetRequiredService<VectorStore>().GetCollection<string, DependencyInjectionTests.Texts>("store_texts");
        await ofStore.EnsureCollectionExistsAsync();
        await ofStore.UpsertAsync(new DependencyInjectionTests.Texts { Key = "a", Text = "one" });
        var ofKeyed = provider.GetRequiredKeyedService<VectorStore>("east").GetCollection<string, DependencyInjectionTests.Texts>("store_texts");
        await ofKeyed.UpsertAsync(new DependencyInjectionTests.Texts { Key = "b", Text = "two" });

        Assert.Equal([1], generator.Batches);
        Assert.Equal([1], ofEast.Batches);
        Assert.NotNull(provider.GetRequiredService<MilvusCollection<string, DependencyInjectionTests.Texts>>());
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build();

    private static IConfigurationSection Section(params (string Key, string Value)[] values) =>
        Configuration([.. values.Select(each => ($"Milvus:{each.Key}", each.Value))]).GetSection("Milvus");

    private sealed class FixtureScope : IAsyncDisposable
    {
        private readonly MilvusFixture _fixture = new();

        public MilvusClient Client => _fixture.Client;

        public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();
    }
}
