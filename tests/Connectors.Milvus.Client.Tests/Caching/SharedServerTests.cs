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

    [KnownBug(
        "pymilvus #3058",
        "dropped and created anew with another schema: rows are refused by type",
        Url = "https://github.com/milvus-io/pymilvus/issues/3058")]
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

    [KnownBug("milvus-sdk-go reads", "searches and queries keep the schema of a collection that was dropped and created anew")]
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

    [KnownBug(
        "pymilvus #1028",
        "an alias pointed elsewhere: rows are checked against the old collection",
        Url = "https://github.com/milvus-io/pymilvus/issues/1028")]
    [KnownBug("milvus #25040", "the same, seen from the server", Url = "https://github.com/milvus-io/milvus/issues/25040")]
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

    [KnownBug(
        "milvus #25239",
        "an alias pointed elsewhere: keys are looked up by the old primary key",
        Url = "https://github.com/milvus-io/milvus/issues/25239")]
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

    [KnownBug(
        "milvus-sdk-cpp #559 deletes",
        "a delete by a key that is a dynamic key by now: it succeeds, and no row is gone",
        Url = "https://github.com/milvus-io/milvus-sdk-cpp/pull/559")]
    [ServerFact]
    public async Task Milvus_sdk_cpp_559_a_delete_by_key_finds_the_key_of_a_collection_recreated_by_someone_else()
    {
        var name = server.UniqueName();
        await using var client = server.CreateClient();
        await Other.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Row(1));
        await Other.DropCollectionAsync(name);
        await Other.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { PrimaryKeyField = "key" });
        await Other.InsertAsync(name, new Dictionary<string, object?> { ["key"] = 7L, ["vector"] = new float[] { 1, 2 } });

        await client.DeleteAsync(name, 7);

        Assert.Equal(0, await Other.CountAsync(name, options: new() { ConsistencyLevel = MilvusConsistencyLevel.Strong }));
    }

    [KnownBug("milvus #34161", "an alias is cached under the name of its collection", Url = "https://github.com/milvus-io/milvus/issues/34161")]
    [KnownBug("milvus #36806", "a dropped alias goes on working", Url = "https://github.com/milvus-io/milvus/issues/36806")]
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

    [KnownBug(
        "milvus-sdk-java #1973",
        "creating a collection leaves the schema of an earlier one of that name",
        Url = "https://github.com/milvus-io/milvus-sdk-java/pull/1973")]
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

    [KnownBug("pymilvus #3023", "the asynchronous client describes before every write", Url = "https://github.com/milvus-io/pymilvus/pull/3023")]
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

    [KnownBug("milvus-sdk-go drop", "a schema survives the drop of its collection by the same client")]
    [ServerFact]
    public async Task Milvus_sdk_go_a_drop_forgets_the_schema()
    {
        var name = server.UniqueName();
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));
        await client.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Row(1));
        await client.DropCollectionAsync(name);
        await Other.CreateCollectionAsync(name, 3);
        calls!.Clear();

        await client.InsertAsync(name, new Dictionary<string, object?> { ["id"] = 1L, ["vector"] = new float[] { 1, 2, 3 } });

        Assert.Equal(["DescribeCollection", "Insert"], calls.Names);
    }

    [KnownBug("milvus-sdk-java credentials", "one cache per process: a user is served schemas that only another may see")]
    [ServerFact]
    public async Task Milvus_sdk_java_schemas_are_not_shared_between_clients()
    {
        var name = server.UniqueName();
        await Other.CreateCollectionAsync(name, 2);
        await Other.InsertAsync(name, Row(1));
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));

        await client.InsertAsync(name, Row(2));

        Assert.Equal(["DescribeCollection", "Insert"], calls!.Names);
    }
}
