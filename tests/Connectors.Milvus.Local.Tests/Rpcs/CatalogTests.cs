using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

/// <summary>Load state, partitions, aliases and indexes.</summary>
public sealed class CatalogTests
{
    [Fact]
    public async Task Load_state_follows_load_and_release()
    {
        await using var file = new LocalFile();
        Assert.Equal(LoadState.NotExist, await StateAsync());
        await Samples.CreateAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        Assert.Equal(LoadState.NotLoad, await StateAsync());
        Assert.Equal(0, await ProgressAsync());

        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
        Assert.Equal(LoadState.Loaded, await StateAsync());
        Assert.Equal(100, await ProgressAsync());

        await file.SucceedAsync(MilvusRpcs.ReleaseCollection, new ReleaseCollectionRequest { CollectionName = "c" });
        Assert.Equal(LoadState.NotLoad, await StateAsync());

        async Task<LoadState> StateAsync(params string[] partitions)
            => (await file.SucceedAsync(MilvusRpcs.GetLoadState, new GetLoadStateRequest { CollectionName = "c", PartitionNames = { partitions } })).State;

        async Task<long> ProgressAsync()
            => (await file.SucceedAsync(MilvusRpcs.GetLoadingProgress, new GetLoadingProgressRequest { CollectionName = "c" })).Progress;
    }

    [Fact]
    public async Task Loading_without_an_index_is_code_700()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        await file.FailAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" }, 700, "index not found");
    }

    [Fact]
    public async Task Partitions_come_and_go()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.CreatePartition, new CreatePartitionRequest { CollectionName = "c", PartitionName = "p" });

        var shown = await file.SucceedAsync(MilvusRpcs.ShowPartitions, new ShowPartitionsRequest { CollectionName = "c" });
        Assert.Equal(["_default", "p"], shown.PartitionNames);
        Assert.Equal(2, shown.PartitionIDs.Distinct().Count());
        Assert.True((await file.SucceedAsync(MilvusRpcs.HasPartition, new HasPartitionRequest { CollectionName = "c", PartitionName = "p" })).Value);

        var insert = Samples.Insert("c");
        insert.PartitionName = "p";
        await file.SucceedAsync(MilvusRpcs.Insert, insert);
        Assert.Equal("4", await CountAsync("p"));
        Assert.Equal("0", await CountAsync("_default"));

        await file.SucceedAsync(MilvusRpcs.DropPartition, new DropPartitionRequest { CollectionName = "c", PartitionName = "p" });
        Assert.False((await file.SucceedAsync(MilvusRpcs.HasPartition, new HasPartitionRequest { CollectionName = "c", PartitionName = "p" })).Value);

        async Task<string> CountAsync(string partition) => Assert.Single((await file.SucceedAsync(
            MilvusRpcs.GetPartitionStatistics,
            new GetPartitionStatisticsRequest { CollectionName = "c", PartitionName = partition })).Stats).Value;
    }

    [Fact]
    public async Task Partitions_are_loaded_and_released_one_by_one()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.CreatePartition, new CreatePartitionRequest { CollectionName = "c", PartitionName = "p" });

        await file.FailAsync(
            MilvusRpcs.LoadPartitions,
            new LoadPartitionsRequest { CollectionName = "c", PartitionNames = { "none" } },
            200,
            "partition not found[partition=none]");
        await file.SucceedAsync(MilvusRpcs.LoadPartitions, new LoadPartitionsRequest { CollectionName = "c", PartitionNames = { "p" } });
        Assert.Equal(LoadState.Loaded, await StateAsync());

        Assert.Equal(LoadState.NotLoad, await StateAsync("_default"));
        Assert.Equal(LoadState.NotLoad, await StateAsync("p", "_default"));
        Assert.Equal(["p"], (await file.SucceedAsync(MilvusRpcs.ShowPartitions, new ShowPartitionsRequest { CollectionName = "c", Type = ShowType.InMemory })).PartitionNames);
        await file.FailAsync(
            MilvusRpcs.Search, new SearchRequest(Samples.Search("c", 1, 0)) { PartitionNames = { "_default" } }, 201, "partition not loaded[partition=_default]");

        await file.SucceedAsync(
            MilvusRpcs.ReleasePartitions, new ReleasePartitionsRequest { CollectionName = "c", PartitionNames = { "p", "_default" } });
        Assert.Equal(LoadState.NotLoad, await StateAsync());

        async Task<LoadState> StateAsync(params string[] partitions)
            => (await file.SucceedAsync(MilvusRpcs.GetLoadState, new GetLoadStateRequest { CollectionName = "c", PartitionNames = { partitions } })).State;
    }

    [Fact]
    public async Task Aliases_move_from_one_collection_to_another()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "blue");
        await Samples.CreateAsync(file, "green");
        await file.SucceedAsync(MilvusRpcs.CreateAlias, new CreateAliasRequest { CollectionName = "blue", Alias = "live" });
        await file.SucceedAsync(MilvusRpcs.AlterAlias, new AlterAliasRequest { CollectionName = "green", Alias = "live" });

        var described = await file.SucceedAsync(MilvusRpcs.DescribeAlias, new DescribeAliasRequest { Alias = "live" });
        Assert.Equal(("live", "green"), (described.Alias, described.Collection));
        Assert.Equal(["live"], (await ListAsync("green")).Aliases);
        Assert.Empty((await ListAsync("blue")).Aliases);
        Assert.Equal(["live"], (await ListAsync("")).Aliases);

        await file.SucceedAsync(MilvusRpcs.DropAlias, new DropAliasRequest { Alias = "live" });
        await file.FailAsync(MilvusRpcs.DescribeAlias, new DescribeAliasRequest { Alias = "live" }, 1600, "alias not found");

        Task<ListAliasesResponse> ListAsync(string collection)
            => file.SucceedAsync(MilvusRpcs.ListAliases, new ListAliasesRequest { CollectionName = collection });
    }

    [Fact]
    public async Task An_alias_that_is_taken_is_code_1602()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "blue");
        await Samples.CreateAsync(file, "green");
        await file.SucceedAsync(MilvusRpcs.CreateAlias, new CreateAliasRequest { CollectionName = "blue", Alias = "live" });

        await file.FailAsync(
            MilvusRpcs.CreateAlias, new CreateAliasRequest { CollectionName = "green", Alias = "live" }, 1602, "alias already exist");
    }

    [Fact]
    public async Task An_index_is_described_as_finished()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c", "COSINE");

        var described = await file.SucceedAsync(MilvusRpcs.DescribeIndex, new DescribeIndexRequest { CollectionName = "c" });

        var index = Assert.Single(described.IndexDescriptions);
        Assert.Equal(("v_index", "v"), (index.IndexName, index.FieldName));
        Assert.Equal(IndexState.Finished, index.State);
        Assert.Equal((4, 4, 0), (index.IndexedRows, index.TotalRows, index.PendingIndexRows));
        Assert.Contains(Samples.Pair("metric_type", "COSINE"), index.Params);
    }

    [Fact]
    public async Task A_dropped_index_is_gone_with_code_700_and_legacy_25()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.DropIndex, new DropIndexRequest { CollectionName = "c", IndexName = "v_index" });

        var status = await file.FailAsync(
            MilvusRpcs.DescribeIndex, new DescribeIndexRequest { CollectionName = "c" }, 700, "index not found");
        Assert.Equal(ErrorCode.IndexNotExist, status.ErrorCode);
    }
}
