using System.Globalization;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Going through records page by page.</summary>
public sealed class QueryIteratorTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerTheory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task All_records_come_once_in_the_order_of_their_keys(int batchSize)
    {
        var name = await CreateAsync(100);

        var ids = await IdsAsync(server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = batchSize }));

        Assert.Equal(Enumerable.Range(0, 100).Select(id => (long)id), ids.Order());
        if (TestTarget.Current.Has(ServerFeature.Timestamps))
        {
            Assert.Equal(ids.Order(), ids);
        }
    }

    [ServerFact]
    public async Task A_filter_stays_whole_beside_the_page()
    {
        var name = await CreateAsync(50);
        var filter = new MilvusFilter(
            "id < {iterator_key} or id >= {b}", new Dictionary<string, object?> { ["iterator_key"] = 10, ["b"] = 40 });

        var ids = await IdsAsync(server.Client.QueryIteratorAsync<Record>(name, filter, new() { BatchSize = 3 }));

        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(40, 10)).Select(id => (long)id), ids.Order());
    }

    [ServerFact]
    public async Task A_limit_ends_it_and_asks_for_no_more()
    {
        var name = await CreateAsync(50);

        Assert.Equal(25, (await IdsAsync(server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = 10, Limit = 25 }))).Count);
        Assert.Empty(await IdsAsync(server.Client.QueryIteratorAsync<Record>(name, "id < 0")));
    }

    [ServerFact(Requires = ServerFeature.FilterLanguage)]
    public async Task Text_keys_may_hold_anything()
    {
        string[] keys = ["", "\"", "'", "\\", "a\nb", "{iterator_key}", "%_", "ä", "\uFFFD", "\U0001F600", "z"];
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { PrimaryKeyType = MilvusDataType.VarChar, MaxLength = 64 });
        await server.Client.InsertAsync(name, keys.Select(key => new Record { ["id"] = key, ["vector"] = new float[] { 1, 1 } }));

        var read = new List<string>();
        await foreach (var row in server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = 1 }))
        {
            read.Add((string)row["id"]!);
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [ServerFact(Requires = ServerFeature.Timestamps)]
    public async Task What_is_written_meanwhile_does_not_appear()
    {
        var name = await CreateAsync(60);
        var read = new List<long>();

        await foreach (var row in server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = 10 }))
        {
            var id = (long)row["id"]!;
            read.Add(id);
            Assert.False(row.ContainsKey("later"));
            await server.Client.UpsertAsync(name, [Row(id + 1, ("later", true)), Row(1_000 + id), Row(-1 - id)]);
            await server.Client.DeleteAsync(name, id + 2);
        }

        Assert.Equal(Enumerable.Range(0, 60).Select(id => (long)id), read);
    }

    [ServerFact]
    public async Task Own_writes_are_seen()
    {
        var name = await CreateAsync(5);
        await server.Client.InsertAsync(name, Row(100));

        Assert.Contains(100, await IdsAsync(server.Client.QueryIteratorAsync<Record>(name)));
    }

    [ServerFact(Requires = ServerFeature.CollectionIds)]
    public async Task A_collection_that_is_made_anew_meanwhile_ends_it()
    {
        var name = await CreateAsync(20);
        await using var rows = server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = 5 }).GetAsyncEnumerator();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await rows.MoveNextAsync());
        }

        await server.Client.DropCollectionAsync(name);
        await server.Client.CreateCollectionAsync(name, 2);
        await server.Client.InsertAsync(name, Row(500));

        var refused = await Assert.ThrowsAsync<MilvusServerException>(async () => await rows.MoveNextAsync());
        Assert.Contains("made anew", refused.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_token_ends_it()
    {
        var name = await CreateAsync(20);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in server.Client.QueryIteratorAsync<Record>(name, options: new() { BatchSize = 5 }).WithCancellation(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Pages_are_pinned_to_the_moment_of_the_first_call()
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(options => options with { Database = "default" }, inner => calls = new RecordingHandler(inner));
        var name = server.UniqueName();
        await client.CreateCollectionAsync(name, 2);
        await client.InsertAsync(name, Enumerable.Range(0, 5).Select(id => Row(id)));
        calls!.Clear();

        await IdsAsync(client.QueryIteratorAsync<Record>(name, "id >= 0", new() { BatchSize = 3, OutputFields = ["id"] }));

        Golden.Verify("query-iterator", calls.Calls, name);
    }

    [Fact]
    public async Task All_keys_are_asked_for_alike_under_a_culture_with_a_minus_of_its_own()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        string? filter = null;
        var collection = new ScriptedCollection();
        var scripted = new ScriptedMilvus { Version = "milvus_lite-3.2.0" }
            .On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse
            {
                Schema = SchemaMessages.ToMessage("docs", new MilvusCollectionSchema { Fields = collection.Fields }),
            })
            .On(MilvusRpcs.Query, request =>
            {
                filter = request.Expr;
                return new QueryResults();
            });
        await using var client = scripted.CreateClient();

        Assert.Empty(await IdsAsync(client.QueryIteratorAsync<Record>("docs")));

        Assert.Equal("id >= -9223372036854775807", filter);
    }

    private async Task<string> CreateAsync(int count)
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        await server.Client.InsertAsync(name, Enumerable.Range(0, count).Reverse().Select(id => Row(id)));
        return name;
    }

    private static async Task<List<long>> IdsAsync(IAsyncEnumerable<Record> rows)
    {
        var ids = new List<long>();
        await foreach (var row in rows)
        {
            ids.Add((long)row["id"]!);
        }

        return ids;
    }
}
