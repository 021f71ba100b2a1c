using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>What searches and queries do beyond the nearest rows: keys instead of vectors, order, groups, highlights, buckets.</summary>
public sealed class SearchRefinementTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Stored_vectors_are_searched_with_by_key()
    {
        var name = await CreateAsync();

        var results = await server.Client.SearchAsync<Record>(name, new long[] { 3, 8 }, new() { Limit = 1 });

        Assert.Equal([3, 8], results.Select(hits => hits[0].Id.Number));
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => server.Client.SearchAsync<Record>(name, new[] { "3" }));
        Assert.Contains("Give numbers", error.Message, StringComparison.Ordinal);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Rows_and_hits_come_in_the_order_asked_for()
    {
        var name = await CreateAsync();

        var rows = await server.Client.QueryAsync<Record>(
            name, "id >= 0", new() { Limit = 10, OrderBy = ["kind", MilvusOrder.Descending("id")], OutputFields = ["id", "kind"] });
        var hits = (await server.Client.SearchAsync<Record>(name, new float[] { 1, 1 }, new() { Limit = 10, OrderBy = [MilvusOrder.Descending("id")] }))[0];

        Assert.Equal([9, 6, 3, 0, 7, 4, 1, 8, 5, 2], rows.Select(row => (long)row["id"]!));
        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(id => (long)id), hits.Select(hit => hit.Id.Number));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Groups_are_counted_on_the_server()
    {
        var name = await CreateAsync();

        var groups = await server.Client.AggregateAsync(
            name, "id < 8", ["count(*)", "max(id)", "avg(id)"], new() { GroupBy = ["kind"], Limit = 10, OrderBy = ["kind"] });
        var all = await server.Client.AggregateAsync(name, null, ["sum(id)"]);

        Assert.Equal([(0, 3, 6, 3.0), (1, 3, 7, 4.0), (2, 2, 5, 3.5)], groups.Select(group =>
            (Convert.ToInt32(group["kind"], null), Convert.ToInt32(group["count(*)"], null), Convert.ToInt32(group["max(id)"], null), (double)group["avg(id)"]!)));
        Assert.Equal(45, Convert.ToInt32(Assert.Single(all)["sum(id)"], null));
    }

    [ServerFact]
    public async Task Hits_say_which_group_they_are_of()
    {
        var name = await CreateAsync();

        var hits = (await server.Client.SearchAsync<Record>(
            name, new float[] { 1, 1 }, new() { Limit = 3, GroupByField = "kind", GroupSize = 1, OutputFields = ["kind"] }))[0];

        Assert.Equal(3, hits.Count);
        Assert.Equal(3, hits.Select(hit => hit.Record["kind"]).Distinct().Count());
        if (TestTarget.Current.Has(ServerFeature.InProcess))
        {
            Assert.All(hits, hit => Assert.Equal([hit.Record["kind"]], hit.GroupValues));
        }
    }

    [Fact]
    public async Task Requests_carry_everything_that_refines_a_search()
    {
        var requests = new List<RecordedCall>();
        await using var client = Scripted(requests).CreateClient(configure: options => options with { Database = "default" });
        await client.SearchAsync<Record>("golden", new float[] { 1, 0 }, new()
        {
            OutputFields = ["id"],
            GroupByFields = ["kind", "meta[\"a\"]"],
            OrderBy = ["price", new MilvusOrder("id", IsDescending: true, NullsLast: true)],
            Ranker = MilvusRanker.Functions([DecayFunction()], new Dictionary<string, object?> { ["boost_mode"] = "sum" }),
            Highlighter = MilvusHighlighter.Lexical(new()
            {
                PreTags = ["<b>"], PostTags = ["</b>"], FragmentSize = 60, FragmentCount = 2, FragmentOffset = 5, Queries = [new("text", "solar")],
            }),
            TimeZone = "Europe/Berlin",
            TimeFields = ["year", "month"],
            ExtraParams = new Dictionary<string, object?> { ["hints"] = "iterative_filter", ["page_retain_order"] = true },
        });
        await client.SearchAsync<Record>("golden", 5, new()
        {
            OutputFields = ["id"],
            Aggregation = Aggregation(),
            Highlighter = MilvusHighlighter.Semantic(["what is it?"], ["text"], new Dictionary<string, object?> { ["threshold"] = 0.5 }),
            FunctionChains = [Chain()],
        });

        Golden.Verify("search-refined", requests);
    }

    [Fact]
    public async Task Answers_are_read_with_highlights_elements_buckets_and_costs()
    {
        await using var client = Scripted([]).CreateClient();

        var results = await client.SearchAsync<Record>("golden", new float[] { 1, 0 }, new() { OutputFields = ["id"] });

        var hit = Assert.Single(results[0]);
        Assert.Equal((7, 0.5f, 3L), (hit.Id.Number, hit.Score, hit.ElementIndex));
        Assert.Equal(["a <b>solar</b> panel"], hit.Highlights["text"].Fragments);
        Assert.Equal([0.75f], hit.Highlights["text"].Scores);
        Assert.Equal(["red", null], hit.GroupValues);
        Assert.Equal([0.9f], results.Recalls);
        Assert.Equal(new MilvusReadCost { Units = 12, ScannedBytes = 100, ScannedRemoteBytes = 40, CacheHitRatio = 0.6 }, results.Cost);

        var bucket = Assert.Single(results.Buckets[0]);
        Assert.Equal(("red", 4L, 2.5), (bucket.Key["colour"], bucket.Count, bucket.Metrics["mean"]));
        Assert.Equal("x", Assert.Single(bucket.Hits).Id.Text);
        Assert.Equal(1L, Assert.Single(bucket.Inner).Key["year"]);
    }

    public static TheoryData<string, Func<MilvusClient, Task>> NewThings => new()
    {
        { "2.6.9", c => c.SearchAsync<Record>("docs", 1L) },
        { "3.0.0", c => SearchAsync(c, new() { OrderBy = ["a"] }) },
        { "3.0.0", c => SearchAsync(c, new() { GroupByFields = ["a"] }) },
        { "2.6.0", c => SearchAsync(c, new() { Ranker = MilvusRanker.Boost("a > 1", 2) }) },
        { "2.6.9", c => SearchAsync(c, new() { Highlighter = MilvusHighlighter.Lexical() }) },
        { "3.0.0", c => SearchAsync(c, new() { Aggregation = Aggregation() }) },
        { "3.0.0", c => SearchAsync(c, new() { FunctionChains = [Chain()] }) },
        { "2.6.6", c => SearchAsync(c, new() { TimeZone = "UTC" }) },
        { "2.6.6", c => c.HybridSearchAsync<Record>("docs", [new(new float[2])], options: new() { TimeZone = "UTC" }) },
        { "2.6.6", c => c.QueryAsync<Record>("docs", "a > 1", new() { TimeFields = ["year"] }) },
        { "2.6.6", c => c.GetAsync<Record>("docs", 1L, new() { TimeZone = "UTC" }) },
        { "2.6.6", c => c.CountAsync("docs", "a > 1", new() { TimeZone = "UTC" }) },
        { "2.6.6", async c => await c.QueryIteratorAsync<Record>("docs", options: new() { TimeZone = "UTC" }).CountAsync() },
        { "2.6.6", async c => await c.SearchIteratorAsync<Record>("docs", new float[2], new() { TimeZone = "UTC" }).CountAsync() },
        { "3.0.0", c => c.QueryAsync<Record>("docs", "a > 1", new() { OrderBy = ["a"] }) },
        { "3.0.0", c => c.AggregateAsync("docs", null, ["count(*)"]) },
    };

    [Theory]
    [MemberData(nameof(NewThings))]
    public async Task An_old_server_is_not_asked_for_what_it_would_leave_out(string since, Func<MilvusClient, Task> call)
    {
        var scripted = new ScriptedMilvus { Version = "v2.5.4" };
        await using var client = scripted.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => call(client));

        Assert.Contains(since, error.Message, StringComparison.Ordinal);
        Assert.Contains("2.5.4", error.Message, StringComparison.Ordinal);
        Assert.Empty(scripted.Names);
    }

    private static Task SearchAsync(MilvusClient client, MilvusSearchOptions options) => client.SearchAsync<Record>("docs", new float[2], options);

    private static MilvusFunctionSchema DecayFunction() => MilvusFunctionSchema.Rerank(
        "fresh", ["day"], new Dictionary<string, object?> { ["reranker"] = "decay", ["function"] = "linear", ["origin"] = 20_000, ["scale"] = 7 });

    private static MilvusSearchAggregation Aggregation() => new()
    {
        Fields = ["colour"],
        Size = 5,
        SearchSize = 50,
        Metrics = new Dictionary<string, MilvusMetric> { ["mean"] = new("avg", "price") },
        Order = [MilvusOrder.Descending("mean"), "_key"],
        TopHits = 2,
        TopHitsOrder = ["price"],
        Inner = new() { Fields = ["year"] },
    };

    private static MilvusFunctionChain Chain() => new()
    {
        Name = "fresh first",
        Steps =
        [
            new()
            {
                Operation = "map",
                Function = new() { Name = "decay", Arguments = [new MilvusColumn("day"), 20_000, 0.5, "linear", true] },
                Inputs = ["day"],
                Outputs = ["fresh"],
            },
            new()
            {
                Operation = "sort",
                Inputs = ["fresh"],
                Params = new Dictionary<string, object?> { ["desc"] = true, ["keys"] = new[] { "a", "b" }, ["more"] = new Record { ["n"] = 1.5 } },
            },
        ],
    };

    private static ScriptedMilvus Scripted(List<RecordedCall> requests)
    {
        var collection = new ScriptedCollection();
        var server = new ScriptedMilvus { Version = "v3.0.0" };
        server.On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse
        {
            CollectionID = 1,
            Schema = SchemaMessages.ToMessage("golden", new MilvusCollectionSchema { Fields = collection.Fields }),
        });
        server.On(MilvusRpcs.Search, request =>
        {
            requests.Add(new RecordedCall("Search", Google.Protobuf.MessageExtensions.ToByteArray(request)));
            return Answer();
        });
        return server;
    }

    private static SearchResults Answer() => new()
    {
        Status = new Status
        {
            ExtraInfo = { ["report_value"] = "12", ["scanned_total_bytes"] = "100", ["scanned_remote_bytes"] = "40", ["cache_hit_ratio"] = "0.6" },
        },
        Results = new SearchResultData
        {
            NumQueries = 1,
            Ids = new IDs { IntId = new LongArray { Data = { 7 } } },
            Scores = { 0.5f },
            Topks = { 1 },
            ElementIndices = new LongArray { Data = { 3 } },
            Recalls = { 0.9f },
            HighlightResults =
            {
                new HighlightResult { FieldName = "text", Datas = { new HighlightData { Fragments = { "a <b>solar</b> panel" }, Scores = { 0.75f } } } },
            },
            GroupByFieldValues =
            {
                new FieldData { Type = DataType.VarChar, Scalars = new ScalarField { StringData = new StringArray { Data = { "red" } } } },
                new FieldData { Type = DataType.Int64, Scalars = new ScalarField { LongData = new LongArray { Data = { 0 } } }, ValidData = { false } },
            },
            AggBuckets =
            {
                new AggBucket
                {
                    Key = { new BucketKeyEntry { FieldName = "colour", StringVal = "red" } },
                    Count = 4,
                    Metrics = { ["mean"] = new MetricValue { DoubleVal = 2.5 } },
                    Hits = { new AggHit { StrPk = "x", Score = 1 } },
                    SubGroups = { new AggBucket { Key = { new BucketKeyEntry { FieldName = "year", IntVal = 1 } } } },
                },
            },
            AggTopks = { 1 },
        },
    };

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.Int64("kind"), MilvusFieldSchema.FloatVector("vector", 2)],
        };
        await server.Client.CreateCollectionAsync(name, schema, new() { Indexes = [new() { FieldName = "vector", MetricType = "L2" }] });
        await server.Client.InsertAsync(name, Enumerable.Range(0, 10).Select(id => Row(id, ("kind", (long)(id % 3)))));
        return name;
    }
}
