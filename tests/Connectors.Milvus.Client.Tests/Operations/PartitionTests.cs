using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Partitions, from their making to their dropping.</summary>
public sealed class PartitionTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact]
    public async Task A_partition_is_there_until_it_is_dropped()
    {
        var name = await CreateAsync();
        Assert.False(await Client.HasPartitionAsync(name, "old"));

        await Client.CreatePartitionAsync(name, "old");

        Assert.True(await Client.HasPartitionAsync(name, "old"));
        Assert.Equal(["_default", "old"], (await Client.ListPartitionsAsync(name)).Order(StringComparer.Ordinal));

        await Client.ReleaseCollectionAsync(name);
        await Client.DropPartitionAsync(name, "old");

        Assert.False(await Client.HasPartitionAsync(name, "old"));
        Assert.Equal(["_default"], await Client.ListPartitionsAsync(name));
    }

    [ServerFact(Requires = ServerFeature.IdempotentCreate)]
    public async Task Creating_a_partition_twice_is_no_error()
    {
        var name = await CreateAsync();

        await Client.CreatePartitionAsync(name, "old");
        await Client.CreatePartitionAsync(name, "old");

        Assert.Equal(2, (await Client.ListPartitionsAsync(name)).Count);
    }

    [ServerFact]
    public async Task A_partition_counts_its_own_rows()
    {
        var name = await CreateAsync();
        await Client.CreatePartitionAsync(name, "old");
        await Client.InsertAsync(name, [Row(1), Row(2)], new() { PartitionName = "old" });
        await Client.InsertAsync(name, [Row(3)]);
        await Client.FlushAsync(name);

        Assert.Equal(2, await Client.GetPartitionRowCountAsync(name, "old"));
        Assert.Equal(3, await Client.GetRowCountAsync(name));
    }

    [ServerFact(Requires = ServerFeature.LoadStates)]
    public async Task Partitions_are_loaded_and_released_by_name()
    {
        var name = await CreateAsync();
        await Client.CreatePartitionAsync(name, "old");
        await Client.ReleaseCollectionAsync(name);

        var percents = new Reports<int>();
        await Client.LoadPartitionsAsync(name, ["old"], new() { Progress = percents });

        Assert.Equal(100, percents.All[^1]);
        Assert.Equal(MilvusLoadState.Loaded, await Client.GetLoadStateAsync(name, ["old"]));
        Assert.Equal(100, await Client.GetLoadingProgressAsync(name, ["old"]));

        await Client.ReleasePartitionsAsync(name, ["old", "_default"]);
        Assert.Equal(MilvusLoadState.NotLoad, await Client.GetLoadStateAsync(name, ["old"]));
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        await Client.CreateCollectionAsync(name, 2);
        return name;
    }
}
