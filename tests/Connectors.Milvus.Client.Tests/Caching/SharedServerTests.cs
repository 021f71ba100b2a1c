using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// Two clients of one server, where the second changes what the first has cached. Each test is named after the bug in another client
/// that it must not repeat.
/// </summary>
public sealed class SharedServerTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Other => server.Client;

    [ServerFact]
    public async Task Pymilvus_3058_a_collection_recreated_by_someone_else_takes_rows_of_its_new_schema()
    {
        var name = server.UniqueName();
        await using var client = server.CreateClient();
        await Other.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Row(1));
        await Other.DropCollectionAsync(name);
        await Other.CreateCollectionAsync(name, 3, new MilvusQuickCreateOptions { PrimaryKeyType = MilvusDataType.VarChar, MaxLength = 20 });

        await client.InsertAsync(name, new Dictionary<string, object?> { ["id"] = "a", ["vector"] = new float[] { 1, 2, 3 } });

        Assert.Equal(1, await client.CountAsync(name));
    }

    [ServerFact]
    public async Task Milvus_sdk_go_reads_of_a_collection_recreated_by_someone_else_follow_its_new_schema()
    {
        var name = server.UniqueName();
        await using var client = server.CreateClient();
        await Other.CreateCollectionAsync(name, 2);
        await Other.InsertAsync(name, Row(1, ("colour", "red")));
        Assert.Single((await client.SearchAsync<Dictionary<string, object?>>(name, new float[] { 1, 0 }))[0]);

        await Other.DropCollectionAsync(name);
        await Other.CreateCollectionAsync(
            name,
            new MilvusCollectionSchema
            {
                Fields = [MilvusFieldSchema.VarChar("id", 20, isPrimaryKey: true), MilvusFieldSchema.Int32("year"), MilvusFieldSchema.FloatVector("vector", 3)],
            },
            new MilvusCreateCollectionOptions { Indexes = [new MilvusIndexParams { FieldName = "vector", MetricType = MilvusMetricTypes.L2 }] });
        await Other.InsertAsync(
            name, new Dictionary<string, object?> { ["id"] = "a", ["year"] = 2026, ["vector"] = new float[] { 1, 2, 3 } });

        var hit = Assert.Single((await client.SearchAsync<Dictionary<string, object?>>(
            name, new float[] { 1, 2, 3 }, new MilvusSearchOptions { ConsistencyLevel = MilvusConsistencyLevel.Strong }))[0]);
        Assert.Equal("a", hit.Id);
        Assert.Equal(2026, hit.Record["year"]);
        var got = Assert.Single(await client.GetAsync<Dictionary<string, object?>>(name, "a"));
        Assert.Equal(2026, got["year"]);
    }

    [ServerFact]
    public async Task Pymilvus_1028_an_alias_repointed_by_someone_else_takes_rows_of_the_new_collection()
    {
        var (first, second, alias) = (server.UniqueName("first"), server.UniqueName("second"), server.UniqueName("alias"));
        await using var client = server.CreateClient();
        await Other.CreateCollectionAsync(first, 2);
        await Other.CreateCollectionAsync(second, 3);
        await Other.CreateAliasAsync(first, alias);
        await client.InsertAsync(alias, Row(1));
        await Other.AlterAliasAsync(second, alias);

        await client.InsertAsync(alias, new Dictionary<string, object?> { ["id"] = 2L, ["vector"] = new float[] { 1, 2, 3 } });

        Assert.Equal(1, await client.CountAsync(second));
        await Other.DropAliasAsync(alias);
    }

    [ServerFact]
    public async Task Milvus_25239_keys_are_looked_up_in_the_collection_that_the_alias_means_now()
    {
        var (first, second, alias) = (server.UniqueName("first"), server.UniqueName("second"), server.UniqueName("alias"));
        await using var client = server.CreateClient();
        await Other.CreateCollectionAsync(first, 2);
        await Other.CreateCollectionAsync(second, 2, new MilvusQuickCreateOptions { PrimaryKeyField = "key" });
        await Other.InsertAsync(second, new Dictionary<string, object?> { ["key"] = 7L, ["vector"] = new float[] { 1, 2 } });
        await Other.CreateAliasAsync(first, alias);
        Assert.Empty(await client.GetAsync<Dictionary<string, object?>>(alias, 7));
        await Other.AlterAliasAsync(second, alias);

        var row = Assert.Single(await client.GetAsync<Dictionary<string, object?>>(
            alias, 7, new MilvusGetOptions { ConsistencyLevel = MilvusConsistencyLevel.Strong }));

        Assert.Equal(7L, row["key"]);
        await Other.DropAliasAsync(alias);
    }

    [ServerFact]
    public async Task Milvus_34161_an_alias_and_the_collections_name_are_entries_of_their_own()
    {
        var (name, alias) = (server.UniqueName(), server.UniqueName("alias"));
        await using var client = server.CreateClient();
        await client.CreateCollectionAsync(name, 2);
        await client.CreateAliasAsync(name, alias);
        await client.InsertAsync(alias, Row(1));

        await client.DropAliasAsync(alias);

        var refused = await Connect.FailsAsync<MilvusServerException>(client.InsertAsync(alias, Row(2)));
        Assert.Equal(100, refused.Code);
        Assert.Equal(1, await client.CountAsync(name));
    }

    [ServerFact(Requires = ServerFeature.SchemaChecks)]
    public async Task Milvus_sdk_java_1973_a_create_forgets_what_was_cached_under_the_name()
    {
        var name = server.UniqueName();
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));
        await client.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Row(1));
        await Other.DropCollectionAsync(name);
        await client.CreateCollectionAsync(name, 2);
        calls!.Clear();

        await client.InsertAsync(name, Row(1));

        Assert.Equal(["DescribeCollection", "Insert"], calls.Names);
    }

    [ServerFact]
    public async Task Pymilvus_3023_in_steady_state_every_operation_is_one_call()
    {
        var name = server.UniqueName();
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));
        await client.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Row(1));
        calls!.Clear();

        await client.InsertAsync(name, Row(2));
        await client.UpsertAsync(name, [Row(2), Row(3)]);
        await client.SearchAsync<Dictionary<string, object?>>(name, new float[] { 1, 0 });
        await client.QueryAsync<Dictionary<string, object?>>(name, new MilvusFilter("id > {min}", new Dictionary<string, object?> { ["min"] = 1 }));
        await client.GetAsync<Dictionary<string, object?>>(name, 2);
        await client.CountAsync(name);
        await client.DeleteAsync(name, 1);

        Assert.Equal(["Insert", "Upsert", "Search", "Query", "Query", "Query", "Delete"], calls.Names);
    }
}
