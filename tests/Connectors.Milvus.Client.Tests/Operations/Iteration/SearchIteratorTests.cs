using Connectors.Milvus.Testing;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Going through hits: with the server's tokens, and window by window where it has none.</summary>
public sealed class SearchIteratorTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Count = 120;
    private static readonly float[] Query = [0.3f, 0];

    [ServerTheory]
    [InlineData(MilvusMetricTypes.L2, 7)]
    [InlineData(MilvusMetricTypes.L2, 200)]
    [InlineData(MilvusMetricTypes.IP, 10)]
    [InlineData(MilvusMetricTypes.Cosine, 10)]
    public async Task All_hits_come_once_the_best_first(string metric, int batchSize)
    {
        var name = await CreateAsync(metric);

        await CheckAsync(server.Client, name, batchSize, metric);
    }

    [ServerTheory(Requires = ServerFeature.InProcess)]
    [InlineData(MilvusMetricTypes.L2, 7)]
    [InlineData(MilvusMetricTypes.L2, 200)]
    [InlineData(MilvusMetricTypes.L2, 1)]
    [InlineData(MilvusMetricTypes.IP, 10)]
    [InlineData(MilvusMetricTypes.Cosine, 10)]
    public async Task A_server_without_tokens_is_searched_window_by_window(string metric, int batchSize)
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(new TokenlessServer(inner)));
        var name = await CreateAsync(metric);

        await CheckAsync(client, name, batchSize, metric);

        Assert.Equal(batchSize < Count, calls!.Names.Count(call => call == "Search") > 3);
    }

    [ServerTheory(Requires = ServerFeature.InProcess)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_range_a_filter_and_a_limit_hold_for_all_pages(bool tokenless)
    {
        await using var client = server.CreateClient(wrap: inner => tokenless ? new TokenlessServer(inner) : inner);
        var name = await CreateAsync(MilvusMetricTypes.L2);
        var options = new MilvusSearchIteratorOptions { BatchSize = 5, Radius = 100, RangeFilter = 4, Filter = "id != 7" };

        var hits = await client.SearchIteratorAsync<Record>(name, Query, options).ToListAsync();

        Assert.All(hits, hit => Assert.InRange(hit.Score, 4, 100));
        Assert.DoesNotContain(hits, hit => hit.Id == 7);
        Assert.Equal(
            (await client.SearchAsync<Record>(name, Query, new() { Limit = Count, Radius = 100, RangeFilter = 4, Filter = "id != 7" }))[0].Count, hits.Count);
        Assert.Equal(12, await client.SearchIteratorAsync<Record>(name, Query, options with { Limit = 12 }).CountAsync());
    }

    [ServerFact(Requires = ServerFeature.Timestamps)]
    public async Task What_is_written_meanwhile_does_not_appear()
    {
        var name = await CreateAsync(MilvusMetricTypes.L2);
        var ids = new List<long>();

        await foreach (var hit in server.Client.SearchIteratorAsync<Record>(name, Query, new() { BatchSize = 10 }))
        {
            ids.Add(hit.Id.Number);
            await server.Client.UpsertAsync(name, [Rows.Row(1_000 + hit.Id.Number), Rows.Row(hit.Id.Number)]);
        }

        Assert.Equal(Enumerable.Range(0, Count).Select(id => (long)id), ids.Order());
    }

    [ServerFact]
    public async Task No_record_is_no_hit()
    {
        var name = await CreateAsync(MilvusMetricTypes.L2);

        Assert.Equal(0, await server.Client.SearchIteratorAsync<Record>(name, Query, new() { Filter = "id < 0" }).CountAsync());
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Pages_carry_the_token_the_bound_and_the_moment()
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(options => options with { Database = "default" }, inner => calls = new RecordingHandler(inner));
        var name = await CreateAsync(MilvusMetricTypes.L2);

        await client.SearchIteratorAsync<Record>(name, Query, new() { BatchSize = 60, Limit = 100 }).ToListAsync();

        Golden.Verify("search-iterator", calls!.Calls, name);
    }

    private static async Task CheckAsync(MilvusClient client, string name, int batchSize, string metric)
    {
        var whole = (await client.SearchAsync<Record>(name, Query, new() { Limit = Count }))[0];

        var hits = await client.SearchIteratorAsync<Record>(name, Query, new() { BatchSize = batchSize, OutputFields = ["id"] }).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Count).Select(id => (long)id), hits.Select(hit => hit.Id.Number).Order());
        Assert.Equal(whole.Select(hit => hit.Score), hits.Select(hit => hit.Score));
        Assert.All(hits, hit => Assert.Equal(hit.Id.Number, hit.Record["id"]));
        Assert.Equal(metric == MilvusMetricTypes.L2, hits[0].Score < hits[^1].Score);
    }

    // Three rows at each place: every border of pages may cut through equal scores.
    private async Task<string> CreateAsync(string metric)
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { MetricType = metric });
        await server.Client.InsertAsync(
            name, Enumerable.Range(0, Count).Select(id => new Record { ["id"] = (long)id, ["vector"] = new float[] { id / 3, 1 } }));
        return name;
    }
}
