using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Creating a collection in its steps, and going on after one failed.</summary>
public sealed class CreateCollectionTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact]
    public async Task A_dimension_alone_makes_a_collection_that_can_be_searched()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);

        var description = await server.Client.DescribeCollectionAsync(name);
        Assert.Equal(name, description.Name);
        Assert.True(description.Schema.EnableDynamicField);
        Assert.Collection(
            description.Schema.Fields,
            id => Assert.Equal(("id", MilvusDataType.Int64, true, false), (id.Name, id.DataType, id.IsPrimaryKey, id.AutoId)),
            vector => Assert.Equal(("vector", MilvusDataType.FloatVector, 2), (vector.Name, vector.DataType, vector.Dimension)));
        var index = Assert.Single(await server.Client.ListIndexesAsync(name));
        Assert.Equal(("vector", "COSINE"), (index.FieldName, index.MetricType));
        Assert.Equal(MilvusLoadState.Loaded, await server.Client.GetLoadStateAsync(name));
        Assert.True(await server.Client.HasCollectionAsync(name));
        Assert.Contains(name, await server.Client.ListCollectionsAsync());
    }

    [ServerFact(Requires = ServerFeature.LoadStates)]
    public async Task A_schema_alone_is_neither_indexed_nor_loaded()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, Schema());

        Assert.Empty(await server.Client.ListIndexesAsync(name));
        Assert.Equal(MilvusLoadState.NotLoad, await server.Client.GetLoadStateAsync(name));
    }

    [ServerFact(Requires = ServerFeature.DefaultValues)]
    public async Task A_schema_comes_back_as_it_was_sent()
    {
        var name = server.UniqueName();
        var schema = Schema(
            MilvusFieldSchema.VarChar("text", 100) with { IsNullable = true, Description = "free text" },
            MilvusFieldSchema.Int8("small") with { DefaultValue = (sbyte)-5 },
            MilvusFieldSchema.Double("ratio") with { DefaultValue = 0.5 },
            MilvusFieldSchema.Array("tags", MilvusDataType.VarChar, 10, 50),
            MilvusFieldSchema.Json("extra")) with { Description = "notes", EnableDynamicField = true };

        await server.Client.CreateCollectionAsync(name, schema);

        var found = (await server.Client.DescribeCollectionAsync(name)).Schema;
        Assert.Null(SchemaComparison.FirstDifference(schema, found));
        Assert.Equal("notes", found.Description);
        Assert.Equal("free text", found.Fields.Single(field => field.Name == "text").Description);
        Assert.Equal((sbyte)-5, found.Fields.Single(field => field.Name == "small").DefaultValue);
    }

    [ServerFact]
    public async Task Creating_what_is_there_already_is_no_error()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        await server.Client.InsertAsync(name, Row(1));

        await server.Client.CreateCollectionAsync(name, 2);

        Assert.Equal(1, await server.Client.CountAsync(name));
    }

    [ServerFact(Requires = ServerFeature.ConcurrentWrites)]
    public async Task Several_callers_may_create_the_same_collection_at_once()
    {
        var name = server.UniqueName();
        var clients = Enumerable.Range(0, 4).Select(_ => server.CreateClient()).ToArray();

        await Task.WhenAll(clients.Select(client => client.CreateCollectionAsync(name, 2))).WaitAsync(TestServer.DefaultTimeout);

        Assert.Equal(MilvusLoadState.Loaded, await server.Client.GetLoadStateAsync(name));
    }

    [ServerFact]
    public async Task A_collection_of_another_schema_is_left_as_it_is()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);

        var refused = await Connect.FailsAsync<MilvusServerException>(server.Client.CreateCollectionAsync(name, 3));

        Assert.Contains("dimension", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2 instead of 3", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await server.Client.DescribeCollectionAsync(name)).Schema.Fields[1].Dimension);
    }

    [ServerFact]
    public async Task Dropping_twice_is_no_error()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);

        await server.Client.DropCollectionAsync(name);
        await server.Client.DropCollectionAsync(name);

        Assert.False(await server.Client.HasCollectionAsync(name));
    }

    [Fact]
    public async Task A_step_that_fails_is_named_with_the_way_to_go_on()
    {
        var scripted = new ScriptedMilvus()
            .On(MilvusRpcs.CreateCollection, _ => MilvusStatus.Success())
            .On(MilvusRpcs.CreateIndex, _ => MilvusStatus.From(MilvusCode.ParameterInvalid, "invalid index type: HNSWX"));
        await using var client = scripted.CreateClient();

        var refused = await Connect.FailsAsync<MilvusServerException>(client.CreateCollectionAsync("docs", 2));

        Assert.Equal("invalid index type: HNSWX", refused.Reason);
        Assert.Equal(
            "Milvus refused CreateCollection on collection 'docs': invalid index type: HNSWX (code 1100, invalid parameter). Collection 'docs' was created, but "
            + "creating the index on 'vector' failed. Call CreateCollectionAsync again with the same arguments to go on from there.",
            refused.Message);
    }

    [Fact]
    public async Task Loading_is_waited_for_under_the_callers_deadline()
    {
        var clock = new FakeTimeProvider();
        var progress = 0;
        var scripted = new ScriptedMilvus()
            .On(MilvusRpcs.LoadCollection, _ => MilvusStatus.Success())
            .On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { Progress = Math.Min(progress += 25, 100) });
        await using var client = scripted.CreateClient(clock);

        await client.LoadCollectionAsync("docs");
        Assert.Equal([20, 40, 80], clock.Skipped.Select(pause => pause.TotalMilliseconds));

        progress = -10_000;
        var late = await Connect.FailsAsync<MilvusTransportException>(
            client.LoadCollectionAsync("docs", new MilvusLoadOptions { Timeout = TimeSpan.FromSeconds(3) }));
        Assert.Contains("LoadCollection", late.Message, StringComparison.Ordinal);
        Assert.Contains("00:00:03", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_index_tells_why()
    {
        var scripted = new ScriptedMilvus()
            .On(MilvusRpcs.CreateIndex, _ => MilvusStatus.Success())
            .On(MilvusRpcs.DescribeIndex, _ => new DescribeIndexResponse
            {
                IndexDescriptions = { new IndexDescription { FieldName = "v", IndexName = "v", State = IndexState.Failed, IndexStateFailReason = "out of memory" } },
            });
        await using var client = scripted.CreateClient();

        var failed = await Connect.FailsAsync<MilvusServerException>(client.CreateIndexAsync("docs", new MilvusIndexParams { FieldName = "v" }));

        Assert.Equal("out of memory", failed.Reason);
    }

    public static TheoryData<int, ErrorCode, string> AnswersForNoCollection => new()
    {
        { MilvusCode.CollectionNotFound, ErrorCode.CollectionNotExists, "collection not found[collection=docs]" },
        { 0, ErrorCode.CollectionNotExists, "can't find collection" },
        { 0, ErrorCode.UnexpectedError, "can't find collection: docs" },
    };

    [Theory]
    [MemberData(nameof(AnswersForNoCollection))]
    public async Task Servers_of_all_ages_say_that_there_is_no_collection(int code, ErrorCode legacy, string reason)
    {
        var scripted = new ScriptedMilvus().On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse
        {
            Status = new Status { Code = code, ErrorCode = legacy, Reason = reason },
        });
        await using var client = scripted.CreateClient();

        Assert.False(await client.HasCollectionAsync("docs"));
    }

    private static MilvusCollectionSchema Schema(params MilvusFieldSchema[] more) =>
        new() { Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2), .. more] };
}
