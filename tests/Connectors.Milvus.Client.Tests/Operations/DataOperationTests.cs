using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Insert, upsert, delete, get, query, count and search against the server.</summary>
public sealed class DataOperationTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact]
    public async Task Rows_come_back_as_they_went()
    {
        var name = await CreateAsync();
        var inserted = await Client.InsertAsync(name, [Row(1, ("colour", "red")), Row(2, ("size", 5L))]);

        Assert.Equal(2, inserted.Count);
        Assert.Equal([1L, 2L], inserted.Ids.Numbers!);
        var rows = await Client.GetAsync<Dictionary<string, object?>>(name, new long[] { 1, 2 }, new MilvusGetOptions { IncludeVectors = true });
        var red = rows.Single(row => row["id"] is 1L);
        Assert.Equal("red", red["colour"]);
        Assert.Equal(new float[] { 1, 1 }, Floats(red["vector"]));
        Assert.Equal(5L, rows.Single(row => row["id"] is 2L)["size"]);
    }

    [ServerFact]
    public async Task An_upsert_replaces_and_adds()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, Row(1, ("colour", "red")));

        var upserted = await Client.UpsertAsync(name, [Row(1, ("colour", "blue")), Row(2)]);

        Assert.Equal(2, upserted.Count);
        Assert.Equal(2, await Client.CountAsync(name));
        Assert.Equal("blue", Assert.Single(await Client.GetAsync<Dictionary<string, object?>>(name, 1))["colour"]);
    }

    [ServerFact]
    public async Task Rows_are_deleted_by_key_and_by_filter()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, Enumerable.Range(1, 10).Select(id => Row(id)));

        await Client.DeleteAsync(name, new long[] { 1, 2, 99 });
        Assert.Equal(8, await Client.CountAsync(name));
        await Client.DeleteAsync(name, new MilvusFilter("id > {min}", new Dictionary<string, object?> { ["min"] = 8 }));

        Assert.Equal(6, await Client.CountAsync(name));
        Assert.Equal(2, await Client.CountAsync(name, "id in [3, 4, 9]"));
    }

    [ServerFact]
    public async Task Texts_as_keys_need_no_escaping()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { PrimaryKeyType = MilvusDataType.VarChar, MaxLength = 100 });
        string[] keys = ["it's", "say \"hi\"", @"C:\temp\", "x'] or id != '", "line\nbreak", "北京"];
        await Client.InsertAsync(name, keys.Select(key => new Dictionary<string, object?> { ["id"] = key, ["vector"] = new float[] { 1, 1 } }));

        foreach (var key in keys)
        {
            Assert.Equal(key, Assert.Single(await Client.GetAsync<Dictionary<string, object?>>(name, key))["id"]);
        }

        await Client.DeleteAsync(name, keys[..3]);
        Assert.Equal(3, await Client.CountAsync(name));
    }

    [ServerFact]
    public async Task A_query_pages_and_picks_fields()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, Enumerable.Range(1, 10).Select(id => Row(id, ("colour", "red"), ("size", (long)id))));

        var first = await Client.QueryAsync<Dictionary<string, object?>>(name, "id > 0", new MilvusQueryOptions { Limit = 6, OutputFields = ["size"] });
        var rest = await Client.QueryAsync<Dictionary<string, object?>>(name, null, new MilvusQueryOptions { Limit = 6, Offset = 6 });

        Assert.Equal(6, first.Count);
        Assert.Equal(4, rest.Count);
        Assert.All(first, row => Assert.Equal(["id", "size"], row.Keys.Order(StringComparer.Ordinal)));
        Assert.Empty(await Client.QueryAsync<Dictionary<string, object?>>(name, "id < 0"));
    }

    [ServerFact]
    public async Task A_search_finds_the_nearest_of_each_vector()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { MetricType = MilvusMetricTypes.L2 });
        await Client.InsertAsync(name, Enumerable.Range(1, 5).Select(id => Row(id)));

        var results = await Client.SearchAsync<Dictionary<string, object?>>(
            name,
            MilvusVectors.From([new float[] { 1, 1 }, new float[] { 5, 1 }]),
            new MilvusSearchOptions { Limit = 2, Filter = "id != 5", OutputFields = ["vector"] });

        Assert.Equal(2, results.Count);
        Assert.Equal([1, 2], results[0].Select(hit => hit.Id.Number));
        Assert.Equal([0f, 1f], results[0].Select(hit => hit.Score));
        Assert.Equal([4, 3], results[1].Select(hit => hit.Id.Number));
        Assert.Equal(4L, results[1][0].Record["id"]);
        Assert.Equal(new float[] { 4, 1 }, Floats(results[1][0].Record["vector"]));
    }

    [ServerFact]
    public async Task A_search_that_finds_nothing_has_an_empty_list_per_vector()
    {
        var name = await CreateAsync();

        var results = await Client.SearchAsync<Dictionary<string, object?>>(name, MilvusVectors.From([new float[] { 1, 1 }, new float[] { 5, 1 }]));

        Assert.Equal([0, 0], results.Select(hits => hits.Count));
    }

    [ServerFact]
    public async Task A_range_search_keeps_what_is_inside_its_bounds()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { MetricType = MilvusMetricTypes.L2 });
        await Client.InsertAsync(name, Enumerable.Range(1, 5).Select(id => Row(id)));

        var hits = (await Client.SearchAsync<Dictionary<string, object?>>(
            name, new float[] { 1, 1 }, new MilvusSearchOptions { Radius = 10, RangeFilter = 0.5 }))[0];

        Assert.Equal([2, 3, 4], hits.Select(hit => hit.Id.Number));
    }

    [ServerFact]
    public async Task Generated_keys_are_returned_and_written_back()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { AutoId = true, PrimaryKeyField = "Id", VectorField = "Vector" });
        Doc[] docs = [new() { Vector = [1, 0] }, new() { Vector = [0, 1] }];

        var inserted = await Client.InsertAsync(name, docs);

        Assert.Equal(inserted.Ids.Numbers!, docs.Select(doc => doc.Id));
        Assert.DoesNotContain(0, docs.Select(doc => doc.Id));
        var hit = Assert.Single((await Client.SearchAsync<Doc>(name, new float[] { 0, 1 }, new MilvusSearchOptions { Limit = 1 }))[0]);
        Assert.Equal(docs[1].Id, hit.Record.Id);
    }

    [ServerFact]
    public async Task A_list_is_many_records_and_not_one()
    {
        var name = await CreateAsync();

        var result = await Client.InsertAsync(name, new List<Dictionary<string, object?>> { Row(1), Row(2) });

        Assert.Equal(2, result.Count);
    }

    [ServerFact(Requires = ServerFeature.ErrorCodes)]
    public async Task A_collection_that_is_missing_is_told_with_code_and_name()
    {
        var name = server.UniqueName();

        var refused = await Connect.FailsAsync<MilvusServerException>(Client.CountAsync(name));

        Assert.Equal((100, name), (refused.Code, refused.Collection));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task The_server_tells_its_version_and_health()
    {
        Assert.NotEmpty(await Client.GetServerVersionAsync());
        Assert.NotEmpty((await Client.GetServerInfoAsync()).Version);
        Assert.True((await Client.CheckHealthAsync()).IsHealthy);
    }

    [ServerFact]
    public async Task Rows_are_counted_by_the_statistics_after_a_flush()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, [Row(1), Row(2)]);

        await Client.FlushAsync(name);

        Assert.Equal(2, await Client.GetRowCountAsync(name));
    }

    [ServerFact]
    public async Task Views_of_other_databases_share_the_connection_and_not_the_collections()
    {
        var name = await CreateAsync();
        var same = Client.WithDatabase("default");

        Assert.True(await same.HasCollectionAsync(name));
        await same.DisposeAsync();
        Assert.True(await Client.HasCollectionAsync(name));
    }

    [ServerFact]
    public async Task The_example_of_the_readme_works()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, dimension: 3);
        await Client.InsertAsync(
            name,
            [
                new ReadmeDoc { Id = 1, Title = "Milvus in a minute", Vector = [0.1f, 0.2f, 0.3f] },
                new ReadmeDoc { Id = 2, Title = "Vectors and filters", Vector = [0.3f, 0.2f, 0.1f] },
            ]);

        var results = await Client.SearchAsync<ReadmeDoc>(name, new float[] { 0.1f, 0.2f, 0.3f }, new MilvusSearchOptions
        {
            Limit = 5,
            Filter = new MilvusFilter("Title != {title}", new Dictionary<string, object?> { ["title"] = "Drafts" }),
        });

        Assert.Equal(["Milvus in a minute", "Vectors and filters"], results[0].Select(hit => hit.Record.Title));
        Assert.Equal(1f, results[0][0].Score, 3);
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2);
        return name;
    }

    private static float[] Floats(object? value) => value switch
    {
        float[] floats => floats,
        ReadOnlyMemory<float> memory => memory.ToArray(),
        _ => throw new Xunit.Sdk.XunitException($"Not a vector: {value}"),
    };

    private sealed class Doc
    {
        public long Id { get; set; }

        public float[] Vector { get; set; } = [];
    }

    private sealed class ReadmeDoc
    {
        public long Id { get; set; }

        public string Title { get; set; } = "";

        public float[] Vector { get; set; } = [];
    }
}
