using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class SystemTests
{
    [Fact]
    public async Task Connect_says_what_the_engine_is()
    {
        await using var file = new LocalFile();

        var first = await file.SucceedAsync(MilvusRpcs.Connect, new ConnectRequest());
        var second = await file.SucceedAsync(MilvusRpcs.Connect, new ConnectRequest());

        Assert.Equal("v3.0.0-local", first.ServerInfo.BuildTags);
        Assert.NotEqual(0, first.Identifier);
        Assert.NotEqual(first.Identifier, second.Identifier);
    }

    [Fact]
    public async Task Version_and_health()
    {
        await using var file = new LocalFile();

        Assert.Equal("v3.0.0-local", (await file.SucceedAsync(MilvusRpcs.GetVersion, new GetVersionRequest())).Version);
        Assert.True((await file.SucceedAsync(MilvusRpcs.CheckHealth, new CheckHealthRequest())).IsHealthy);
    }

    [Fact]
    public async Task Databases_come_and_go()
    {
        await using var file = new LocalFile();
        await file.SucceedAsync(
            MilvusRpcs.CreateDatabase, new CreateDatabaseRequest { DbName = "books", Properties = { Samples.Pair("a", "1") } });

        var list = await file.SucceedAsync(MilvusRpcs.ListDatabases, new ListDatabasesRequest());
        Assert.Equal(["default", "books"], list.DbNames);
        Assert.Equal(list.DbNames.Count, list.DbIds.Distinct().Count());

        await file.SucceedAsync(
            MilvusRpcs.AlterDatabase, new AlterDatabaseRequest { DbName = "books", Properties = { Samples.Pair("b", "2") } });
        var described = await file.SucceedAsync(MilvusRpcs.DescribeDatabase, new DescribeDatabaseRequest { DbName = "books" });
        Assert.Equal(["a=1", "b=2"], described.Properties.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));

        await file.SucceedAsync(MilvusRpcs.DropDatabase, new DropDatabaseRequest { DbName = "books" });
        Assert.Equal(["default"], (await file.SucceedAsync(MilvusRpcs.ListDatabases, new ListDatabasesRequest())).DbNames);
    }

    [Fact]
    public async Task A_missing_database_is_code_800()
    {
        await using var file = new LocalFile();

        await file.FailAsync(
            MilvusRpcs.DescribeDatabase, new DescribeDatabaseRequest { DbName = "none" }, 800, "database not found[database=none]");
    }

    [Fact]
    public async Task The_requests_database_comes_before_the_headers()
    {
        await using var file = new LocalFile();
        await file.SucceedAsync(MilvusRpcs.CreateDatabase, new CreateDatabaseRequest { DbName = "a" });
        await file.SucceedAsync(MilvusRpcs.CreateDatabase, new CreateDatabaseRequest { DbName = "b" });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema("c")), ("dbname", "a"));

        Assert.True(await HasAsync("", "a"));
        Assert.True(await HasAsync("a", "b"));
        Assert.False(await HasAsync("b", "a"));
        Assert.False(await HasAsync("", ""));

        async Task<bool> HasAsync(string requested, string header) => (await file.SucceedAsync(
            MilvusRpcs.HasCollection,
            new HasCollectionRequest { DbName = requested, CollectionName = "c" },
            header.Length > 0 ? [("dbname", header)] : [])).Value;
    }
}
