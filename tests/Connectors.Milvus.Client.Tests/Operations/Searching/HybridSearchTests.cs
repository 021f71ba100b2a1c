using Connectors.Milvus.Testing;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Several searches, ranked together.</summary>
public sealed class HybridSearchTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly MilvusSearchLeg Left = new(new float[] { 0, 0 }, "left");
    private static readonly MilvusSearchLeg Right = new(new float[] { 9, 0 }, "right");

    [ServerFact]
    public async Task Fusion_counts_places()
    {
        var name = await CreateAsync();

        // Left finds 0, 1, 2 …, right finds 9, 8, 7 …: with three of each, six records share three places.
        var hits = (await server.Client.HybridSearchAsync<Record>(name, [Left with { Limit = 3 }, Right with { Limit = 3 }]))[0];

        Assert.Equal([0, 1, 2, 7, 8, 9], hits.Select(hit => hit.Id.Number).Order());
        Assert.Equal([1f / 61, 1f / 61, 1f / 62, 1f / 62, 1f / 63, 1f / 63], hits.Select(hit => hit.Score), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Contains(hits[0].Id.Number, new long[] { 0, 9 });
    }

    [ServerFact]
    public async Task Weights_decide_between_searches()
    {
        var name = await CreateAsync();

        var left = (await server.Client.HybridSearchAsync<Record>(name, [Left, Right], MilvusRanker.Weighted([1, 0])))[0];
        var right = (await server.Client.HybridSearchAsync<Record>(name, [Left, Right], MilvusRanker.Weighted([0, 1])))[0];

        Assert.Equal(0, left[0].Id.Number);
        Assert.Equal(9, right[0].Id.Number);
    }

    [ServerFact]
    public async Task Each_search_has_a_filter_of_its_own()
    {
        var name = await CreateAsync();
        var filter = new MilvusFilter("id in {ids}", new Dictionary<string, object?> { ["ids"] = new[] { 3, 4 } });

        var hits = (await server.Client.HybridSearchAsync<Record>(name, [Left with { Filter = filter }, Right with { Filter = "id == 6" }]))[0];

        Assert.Equal([3, 4, 6], hits.Select(hit => hit.Id.Number).Order());
    }

    [ServerFact]
    public async Task A_page_further_on_reaches_as_far_into_each_search()
    {
        var name = await CreateAsync();
        var options = new MilvusHybridSearchOptions { Limit = 3, Offset = 2, OutputFields = ["id"] };

        var all = (await server.Client.HybridSearchAsync<Record>(name, [Left], options: new() { Limit = 5 }))[0];
        var page = (await server.Client.HybridSearchAsync<Record>(name, [Left], options: options))[0];

        Assert.Equal(all.Skip(2).Select(hit => hit.Id), page.Select(hit => hit.Id));
        Assert.All(page, hit => Assert.Equal(hit.Id.Number, hit.Record["id"]));
    }

    [ServerFact]
    public async Task Several_query_vectors_have_a_list_each()
    {
        var name = await CreateAsync();
        var vectors = MilvusVectors.From([new float[] { 0, 0 }, new float[] { 9, 0 }]);

        var results = await server.Client.HybridSearchAsync<Record>(name, [new(vectors, "left"), new(vectors, "right")]);

        Assert.Equal([0, 9], results.Select(hits => hits[0].Id.Number));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Requests_carry_legs_ranker_and_groups()
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(options => options with { Database = "default" }, inner => calls = new RecordingHandler(inner));
        var name = await CreateAsync();
        var right = Right with { Limit = 7, Filter = "id > 1", MetricType = "L2", SearchParams = new Dictionary<string, object?> { ["ef"] = 32 } };

        await client.HybridSearchAsync<Record>(
            name, [Left, right], MilvusRanker.Weighted([0.25, 0.75], normalize: false), new() { Limit = 4, Offset = 1, RoundDecimal = 3 });
        foreach (var ranker in new[] { MilvusRanker.Decay("id", "gauss", 5, 2), MilvusRanker.Boost("id > 3", 1.5) })
        {
            await IgnoreAsync(client.HybridSearchAsync<Record>(
                name, [Left], ranker, new() { GroupByField = "id", GroupSize = 2, StrictGroupSize = true, RankGroupScorer = "sum" }));
        }

        Golden.Verify("hybrid-search", calls!.Calls.Where(call => call.Name == "HybridSearch"), name);
    }

    [Fact]
    public async Task An_old_server_is_not_asked_for_function_rankers()
    {
        var scripted = new ScriptedMilvus { Version = "v2.5.9" };
        await using var client = scripted.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(
            () => client.HybridSearchAsync<Record>("docs", [Left], MilvusRanker.Boost("id > 3", 1.5)));

        Assert.Contains("2.6.0", error.Message, StringComparison.Ordinal);
        Assert.Empty(scripted.Names);
    }

    // What a server does not rank it says after the request was made.
    private static async Task IgnoreAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (MilvusServerException)
        {
        }
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true),
                MilvusFieldSchema.FloatVector("left", 2),
                MilvusFieldSchema.FloatVector("right", 2),
            ],
        };
        await server.Client.CreateCollectionAsync(name, schema, new()
        {
            Indexes = [new() { FieldName = "left", MetricType = "L2" }, new() { FieldName = "right", MetricType = "L2" }],
        });
        await server.Client.InsertAsync(name, Enumerable.Range(0, 10).Select(id => new Record
        {
            ["id"] = (long)id, ["left"] = new float[] { id, 0 }, ["right"] = new float[] { id, 0 },
        }));
        return name;
    }
}
