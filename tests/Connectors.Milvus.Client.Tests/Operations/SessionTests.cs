using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>A client reads its own writes: what reads ask for, by level.</summary>
public sealed class SessionTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact]
    public async Task Every_write_is_seen_by_the_next_read()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        for (var id = 1; id <= 20; id++)
        {
            await server.Client.InsertAsync(name, Row(id));
            Assert.Equal(id, await server.Client.CountAsync(name));
        }

        await server.Client.DeleteAsync(name, 20);
        Assert.Empty(await server.Client.GetAsync<Dictionary<string, object?>>(name, 20));
    }

    [ServerFact(Requires = ServerFeature.Timestamps)]
    public async Task A_read_asks_for_the_newest_of_its_clients_writes()
    {
        var name = server.UniqueName();
        await using var client = Recorded(out var calls);
        await client.CreateCollectionAsync(name, 2);
        Assert.Equal(1UL, await GuaranteeAsync(client, calls, name));

        var inserted = await client.InsertAsync(name, Row(1));
        Assert.NotEqual(0UL, inserted.Timestamp);
        Assert.Equal(inserted.Timestamp, await GuaranteeAsync(client, calls, name));

        var deleted = await client.DeleteAsync(name, new MilvusFilter("id == 1"));
        Assert.True(deleted.Timestamp > inserted.Timestamp);
        Assert.Equal(deleted.Timestamp, await GuaranteeAsync(client, calls, name));
    }

    [ServerFact(Requires = ServerFeature.Timestamps)]
    public async Task The_timestamp_follows_aliases_and_renames_and_ends_with_the_collection()
    {
        var (name, alias, renamed) = (server.UniqueName(), server.UniqueName("alias"), server.UniqueName("renamed"));
        await using var client = Recorded(out var calls);
        await client.CreateCollectionAsync(name, 2);
        await client.CreateAliasAsync(name, alias);
        var written = (await client.InsertAsync(alias, Row(1))).Timestamp;
        Assert.Equal(written, await GuaranteeAsync(client, calls, name));

        await client.DropAliasAsync(alias);
        await client.RenameCollectionAsync(name, renamed);
        Assert.Equal(written, await GuaranteeAsync(client, calls, renamed));

        await client.DropCollectionAsync(renamed);
        await client.CreateCollectionAsync(renamed, 2);
        Assert.Equal(1UL, await GuaranteeAsync(client, calls, renamed));
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("renamed")]
    public async Task A_rename_that_may_have_been_done_keeps_the_timestamp_under_both_names(string read)
    {
        ulong? guarantee = null;
        var collection = new ScriptedCollection();
        collection.Server
            .On<RenameCollectionRequest, Status>(MilvusRpcs.RenameCollection, _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke."))
            .On(MilvusRpcs.Query, request =>
            {
                guarantee = request.GuaranteeTimestamp;
                return new QueryResults();
            });
        await using var client = collection.CreateClient();
        collection.WriteTimestamp = 500;
        await client.InsertAsync("docs", Row(1));

        await Assert.ThrowsAsync<MilvusTransportException>(() => client.RenameCollectionAsync("docs", "renamed"));
        collection.Name = read;
        await client.QueryAsync<Dictionary<string, object?>>(read, "id > 0");

        Assert.Equal(500UL, guarantee);
    }

    public static TheoryData<MilvusConsistencyLevel?, ulong?, ConsistencyLevel, ulong> Levels => new()
    {
        { null, null, ConsistencyLevel.Session, 1 },
        { MilvusConsistencyLevel.Strong, null, ConsistencyLevel.Strong, 0 },
        { MilvusConsistencyLevel.Session, null, ConsistencyLevel.Session, 1 },
        { MilvusConsistencyLevel.Bounded, null, ConsistencyLevel.Bounded, 2 },
        { MilvusConsistencyLevel.Eventually, null, ConsistencyLevel.Eventually, 1 },
        { MilvusConsistencyLevel.Customized, 77UL, ConsistencyLevel.Customized, 77 },
        { MilvusConsistencyLevel.Customized, null, ConsistencyLevel.Customized, 1 },
        { null, 77UL, ConsistencyLevel.Customized, 77 },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task Each_level_has_its_request(MilvusConsistencyLevel? level, ulong? guarantee, ConsistencyLevel sentLevel, ulong sentGuarantee)
    {
        QueryRequest? sent = null;
        var collection = new ScriptedCollection();
        collection.Server.On(MilvusRpcs.Query, request =>
        {
            sent = request;
            return new QueryResults();
        });
        await using var client = collection.CreateClient();

        await client.QueryAsync<Dictionary<string, object?>>(
            "docs", "id > 0", new MilvusQueryOptions { ConsistencyLevel = level, GuaranteeTimestamp = guarantee });

        Assert.Equal((sentLevel, sentGuarantee, false), (sent!.ConsistencyLevel, sent.GuaranteeTimestamp, sent.UseDefaultConsistency));
    }

    private MilvusClient Recorded(out RecordingHandler calls)
    {
        RecordingHandler? recorder = null;
        var client = server.CreateClient(wrap: inner => recorder = new RecordingHandler(inner));
        calls = recorder!;
        return client;
    }

    private static async Task<ulong> GuaranteeAsync(MilvusClient client, RecordingHandler calls, string name)
    {
        calls.Clear();
        await client.CountAsync(name);
        return calls.Single(MilvusRpcs.Query).GuaranteeTimestamp;
    }
}
