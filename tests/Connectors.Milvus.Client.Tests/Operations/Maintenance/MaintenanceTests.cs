using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Flushes and compactions against a server that does them.</summary>
public sealed class MaintenanceTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact]
    public async Task Several_collections_are_flushed_at_once()
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());

        var flushes = await Client.FlushAsync([first, second]);

        Assert.Equal([first, second], flushes.Select(flush => flush.Collection));
        Assert.True(await Client.GetFlushStateAsync(flushes[0]));
        Assert.Equal(2, await Client.GetRowCountAsync(second));
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Everything_is_flushed_at_once()
    {
        var name = await CreateAsync();

        var timestamp = await Client.FlushAllAsync();

        Assert.NotEqual(0UL, timestamp);
        Assert.True(await Client.GetFlushAllStateAsync(timestamp));
        Assert.Equal(2, await Client.GetRowCountAsync(name));
    }

    [ServerFact]
    public async Task A_compaction_is_followed_to_its_end()
    {
        var name = await CreateAsync();
        await Client.DeleteAsync(name, new long[] { 1 });

        var id = await Client.CompactAsync(name);
        var state = await Client.WaitForCompactionAsync(id);

        Assert.NotEqual(MilvusCompactionStatus.Executing, state.Status);
        Assert.Equal(1, await Client.CountAsync(name, null, new() { ConsistencyLevel = MilvusConsistencyLevel.Strong }));
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Optimizing_leaves_a_collection_that_can_be_searched()
    {
        var name = await CreateAsync();
        var stages = new Reports<MilvusOptimizeStage>();

        var state = await Client.OptimizeAsync(name, new() { Progress = stages });
        var plans = await Client.GetCompactionPlansAsync(state.CompactionId);

        Assert.Equal(MilvusCompactionStatus.Completed, plans.Status);
        Assert.Equal(Enum.GetValues<MilvusOptimizeStage>(), stages.All);
        Assert.Equal(MilvusCompactionStatus.Completed, (await Client.GetCompactionStateAsync(state.CompactionId)).Status);
        Assert.Equal(2, (await Client.SearchAsync<Dictionary<string, object?>>(name, new float[] { 1, 1 }))[0].Count);
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2);
        await Client.InsertAsync(name, [Row(1), Row(2)]);
        return name;
    }
}
