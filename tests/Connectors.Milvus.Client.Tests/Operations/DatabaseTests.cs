using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Databases, and views of one.</summary>
public sealed class DatabaseTests
{
    private const string Name = "shop_2";

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Databases_are_sent_and_answered()
    {
        await using var server = new TestServer();
        RecordingHandler? calls = null;
        var client = server.CreateClient(options => options with { Database = "default" }, inner => calls = new RecordingHandler(inner));

        await client.CreateDatabaseAsync(Name, new Dictionary<string, string> { [MilvusDatabaseProperties.MaxCollections] = "10" });
        var names = await client.ListDatabasesAsync();
        await client.AlterDatabasePropertiesAsync(Name, new Dictionary<string, string> { [MilvusDatabaseProperties.ReplicaNumber] = "1" });
        var both = await client.DescribeDatabaseAsync(Name);
        await client.DropDatabasePropertiesAsync(Name, [MilvusDatabaseProperties.MaxCollections]);
        var one = await client.DescribeDatabaseAsync(Name);
        await client.DropDatabaseAsync(Name);

        Golden.Verify("databases", calls!.Calls);
        Assert.Equal(["default", Name], names.Order(StringComparer.Ordinal));
        Assert.Equal(Name, both.Name);
        Assert.True(both.CreatedTimestamp > 0);
        Assert.Equal("10", both.Properties[MilvusDatabaseProperties.MaxCollections]);
        Assert.Equal("1", both.Properties[MilvusDatabaseProperties.ReplicaNumber]);
        Assert.DoesNotContain(MilvusDatabaseProperties.MaxCollections, one.Properties.Keys);
        Assert.DoesNotContain(Name, await client.ListDatabasesAsync());
    }

    [ServerFact]
    public async Task A_database_that_is_there_or_is_not_is_the_servers_error()
    {
        await using var server = new TestServer();
        var name = $"db_{Guid.NewGuid():N}";
        await server.Client.CreateDatabaseAsync(name);

        await Assert.ThrowsAsync<MilvusServerException>(() => server.Client.CreateDatabaseAsync(name));
        await server.Client.DropDatabaseAsync(name);
        await Assert.ThrowsAsync<MilvusServerException>(() => server.Client.DescribeDatabaseAsync(name));
    }

    [ServerFact]
    public async Task Two_databases_hold_collections_of_one_name()
    {
        await using var server = new TestServer();
        var database = $"db_{Guid.NewGuid():N}";
        var collection = server.UniqueName();
        await server.Client.CreateDatabaseAsync(database);
        var view = server.Client.WithDatabase(database);

        await server.Client.CreateCollectionAsync(collection, 2);
        await view.CreateCollectionAsync(collection, 3);
        await view.InsertAsync(collection, new Dictionary<string, object?> { ["id"] = 1L, ["vector"] = new float[] { 1, 2, 3 } });

        Assert.Equal(0, await server.Client.CountAsync(collection));
        Assert.Equal(1, await view.CountAsync(collection));
        await Assert.ThrowsAsync<MilvusServerException>(() => server.Client.DropDatabaseAsync(database));

        await view.DropCollectionAsync(collection);
        await server.Client.DropDatabaseAsync(database);
    }
}
