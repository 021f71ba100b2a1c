using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Building indexes, and being told of it.</summary>
public sealed class IndexTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact]
    public async Task An_index_is_described_with_its_progress()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, Schema());
        await Client.InsertAsync(name, [Row(1), Row(2)]);
        var seen = new Reports<MilvusIndexDescription>();

        await Client.CreateIndexAsync(
            name, new() { FieldName = "vector", MetricType = MilvusMetricTypes.L2 }, new() { Progress = seen });
        await Client.WaitForIndexAsync(name, "vector");

        Assert.Equal(MilvusIndexState.Finished, seen.All[^1].State);
        var index = await Client.DescribeIndexAsync(name, "vector");
        Assert.Equal(("vector", "L2", MilvusIndexState.Finished), (index.FieldName, index.MetricType, index.State));
        Assert.InRange(index.BuildProgress, 0, 100);
    }

    [Fact]
    public async Task Without_waiting_creating_an_index_is_one_call()
    {
        var scripted = new ScriptedMilvus().On(MilvusRpcs.CreateIndex, _ => new Status());
        await using var client = scripted.CreateClient();

        await client.CreateIndexAsync("docs", new() { FieldName = "vector" }, new() { WaitUntilBuilt = false });

        Assert.Equal(["CreateIndex"], scripted.Names);
    }

    [Fact]
    public async Task Waiting_reports_each_look_and_ends_when_the_index_is_built()
    {
        var rows = 0;
        var scripted = new ScriptedMilvus().On(MilvusRpcs.DescribeIndex, _ => Describe(rows += 50));
        await using var client = scripted.CreateClient(new FakeTimeProvider());
        var seen = new Reports<MilvusIndexDescription>();

        await client.WaitForIndexAsync("docs", "vector", seen).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal([50, 100], seen.All.Select(index => index.BuildProgress));
        Assert.Equal((7, 100L, 3L), ((int)seen.All[1].IndexId, seen.All[1].TotalRows, seen.All[1].PendingRows));
    }

    [Fact]
    public async Task Waiting_for_an_index_that_is_not_there_is_an_error()
    {
        var scripted = new ScriptedMilvus().On(MilvusRpcs.DescribeIndex, _ => Describe(100));
        await using var client = scripted.CreateClient(new FakeTimeProvider());

        var refused = await Connect.FailsAsync<MilvusServerException>(client.WaitForIndexAsync("docs", "other"));

        Assert.Equal(MilvusCode.IndexNotFound, refused.Code);
        Assert.Contains("vector", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_a_json_field_has_an_index_of_its_own()
    {
        var index = MilvusIndexParams.JsonPath("meta", "meta[\"brand\"]", "varchar", indexName: "brand");

        Assert.Equal(("meta", "brand", "INVERTED"), (index.FieldName, index.IndexName, index.IndexType));
        Assert.Equal("""[json_path, meta["brand"]], [json_cast_type, varchar]""", string.Join(", ", index.Params!));
        Assert.Equal("STRING_TO_DOUBLE", MilvusIndexParams.JsonPath("meta", "p", "double", "STRING_TO_DOUBLE").Params!["json_cast_function"]);
    }

    [Fact]
    public void N_grams_have_a_shortest_and_a_longest()
    {
        Assert.Equal("[min_gram, 2], [max_gram, 3]", string.Join(", ", MilvusIndexParams.NGram("text", 2, 3).Params!));
        Assert.Contains("minGram", Assert.Throws<ArgumentOutOfRangeException>(() => MilvusIndexParams.NGram("text", 0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("2", Assert.Throws<ArgumentOutOfRangeException>(() => MilvusIndexParams.NGram("text", 3, 2)).Message, StringComparison.Ordinal);
    }

    private static DescribeIndexResponse Describe(int indexed) => new()
    {
        IndexDescriptions =
        {
            new IndexDescription
            {
                IndexName = "vector",
                FieldName = "vector",
                IndexID = 7,
                IndexedRows = indexed,
                TotalRows = 100,
                PendingIndexRows = 3,
                State = indexed < 100 ? IndexState.InProgress : IndexState.Finished,
            },
        },
    };

    private static MilvusCollectionSchema Schema() => new()
    {
        Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2)],
    };
}
