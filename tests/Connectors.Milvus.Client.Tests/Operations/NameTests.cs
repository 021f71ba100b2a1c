using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Aliases and new names.</summary>
public sealed class NameTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact]
    public async Task An_alias_tells_its_collection_and_a_collection_its_aliases()
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());
        var (alias, other) = (server.UniqueName("alias"), server.UniqueName("alias"));
        await Client.CreateAliasAsync(first, alias);
        await Client.CreateAliasAsync(second, other);

        Assert.Equal((alias, first), await DescribeAsync(alias));
        Assert.Equal([alias], await Client.ListAliasesAsync(first));
        Assert.Superset(new HashSet<string> { alias, other }, (await Client.ListAliasesAsync()).ToHashSet());

        await Client.AlterAliasAsync(second, alias);
        Assert.Equal((alias, second), await DescribeAsync(alias));

        await Client.DropAliasAsync(alias);
        await Client.DropAliasAsync(other);
        Assert.Empty(await Client.ListAliasesAsync(second));
    }

    [ServerFact(Requires = ServerFeature.ErrorCodes)]
    public async Task An_alias_that_does_not_exist_is_an_error_of_the_server() =>
        Assert.Equal(1600, (await Assert.ThrowsAsync<MilvusServerException>(() => Client.DescribeAliasAsync("nobody"))).Code);

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task A_collection_moves_into_another_database_with_its_rows()
    {
        var (name, moved, database) = (await CreateAsync(), server.UniqueName(), server.UniqueName("db"));
        await Client.InsertAsync(name, Rows.Row(1));
        await Client.CreateDatabaseAsync(database);
        var there = Client.WithDatabase(database);

        await Client.RenameCollectionAsync(name, moved, database);

        Assert.False(await Client.HasCollectionAsync(name));
        Assert.Equal([moved], await there.ListCollectionsAsync());
        Assert.Equal(1, await there.CountAsync(moved));

        await there.DropCollectionAsync(moved);
        await Client.DropDatabaseAsync(database);
    }

    private async Task<(string Alias, string Collection)> DescribeAsync(string alias)
    {
        var description = await Client.DescribeAliasAsync(alias);
        return (description.Alias, description.Collection);
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2);
        return name;
    }
}
