using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class MaintenanceTests
{
    [Fact]
    public async Task Everything_is_flushed_when_the_answer_comes()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var flushed = await file.SucceedAsync(MilvusRpcs.FlushAll, new FlushAllRequest());
        var state = await file.SucceedAsync(MilvusRpcs.GetFlushAllState, new GetFlushAllStateRequest { FlushAllTs = flushed.FlushAllTs });

        Assert.NotEqual(0UL, flushed.FlushAllTs);
        Assert.True(state.Flushed);
    }

    [Fact]
    public async Task A_compaction_is_complete_when_the_answer_comes()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c", Expr = "id in [1, 2]" });

        var first = await file.SucceedAsync(MilvusRpcs.ManualCompaction, new ManualCompactionRequest { CollectionName = "c" });
        var second = await file.SucceedAsync(MilvusRpcs.ManualCompaction, new ManualCompactionRequest { CollectionName = "c" });
        var state = await file.SucceedAsync(MilvusRpcs.GetCompactionState, new GetCompactionStateRequest { CompactionID = first.CompactionID });
        var plans = await file.SucceedAsync(MilvusRpcs.GetCompactionStateWithPlans, new GetCompactionPlansRequest { CompactionID = first.CompactionID });

        Assert.Equal((1, 0), (first.CompactionPlanCount, second.CompactionPlanCount));
        Assert.NotEqual(first.CompactionID, second.CompactionID);
        Assert.Equal(CompactionState.Completed, state.State);
        Assert.Equal(CompactionState.Completed, plans.State);
        var found = await file.SucceedAsync(MilvusRpcs.Search, Samples.Search("c", 4, 0));
        Assert.Equal([4, 3], found.Results.Ids.IntId.Data);
    }

    [Fact]
    public async Task Partitions_show_as_segments_and_the_file_as_one_replica()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var persistent = await file.SucceedAsync(MilvusRpcs.GetPersistentSegmentInfo, new GetPersistentSegmentInfoRequest { CollectionName = "c" });
        var loaded = await file.SucceedAsync(MilvusRpcs.GetQuerySegmentInfo, new GetQuerySegmentInfoRequest { CollectionName = "c" });
        var indexed = await file.SucceedAsync(MilvusRpcs.ListIndexedSegment, new ListIndexedSegmentRequest { CollectionName = "c", IndexName = "v_index" });
        var replicas = await file.SucceedAsync(MilvusRpcs.GetReplicas, new GetReplicasRequest { CollectionName = "c", WithShardNodes = true });

        Assert.Equal(4, Assert.Single(persistent.Infos).NumRows);
        Assert.Equal(persistent.Infos.Select(segment => segment.SegmentID), indexed.SegmentIDs);
        Assert.Equal(4, Assert.Single(loaded.Infos).NumRows);
        Assert.Equal([1], Assert.Single(replicas.Replicas).ShardReplicas.Single().NodeIds);

        await file.SucceedAsync(MilvusRpcs.ReleaseCollection, new ReleaseCollectionRequest { CollectionName = "c" });
        await file.FailAsync(MilvusRpcs.GetQuerySegmentInfo, new GetQuerySegmentInfoRequest { CollectionName = "c" }, 101, "collection not loaded[collection=c]");
        Assert.Empty((await file.SucceedAsync(MilvusRpcs.GetReplicas, new GetReplicasRequest { CollectionName = "c" })).Replicas);
    }

    [Fact]
    public async Task Monitors_get_their_answers()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        Assert.Equal(StateCode.Healthy, (await file.SucceedAsync(MilvusRpcs.GetComponentStates, new GetComponentStatesRequest())).State.StateCode);
        var first = await file.SucceedAsync(MilvusRpcs.AllocTimestamp, new AllocTimestampRequest());
        var second = await file.SucceedAsync(MilvusRpcs.AllocTimestamp, new AllocTimestampRequest());
        Assert.True(second.Timestamp > first.Timestamp);
        var metrics = await file.SucceedAsync(MilvusRpcs.GetMetrics, new GetMetricsRequest { Request = """{"metric_type":"system_info"}""" });
        Assert.Contains("\"system_version\":\"v3.0.0-local\"", metrics.Response, StringComparison.Ordinal);
        await file.FailAsync(MilvusRpcs.GetMetrics, new GetMetricsRequest { Request = """{"metric_type":"x"}""" }, 10, "The metrics request");
        await file.FailAsync(MilvusRpcs.GetMetrics, new GetMetricsRequest { Request = "{" }, 1100, "not valid JSON");
    }

    [Fact]
    public async Task Indexes_are_finished()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        Assert.Equal(IndexState.Finished, (await file.SucceedAsync(MilvusRpcs.GetIndexState, new GetIndexStateRequest { CollectionName = "c", FieldName = "v" })).State);
        var progress = await file.SucceedAsync(MilvusRpcs.GetIndexBuildProgress, new GetIndexBuildProgressRequest { CollectionName = "c", IndexName = "v_index" });
        Assert.Equal((4, 4), (progress.IndexedRows, progress.TotalRows));
        var statistics = await file.SucceedAsync(MilvusRpcs.GetIndexStatistics, new GetIndexStatisticsRequest { CollectionName = "c" });
        Assert.Equal("v_index", Assert.Single(statistics.IndexDescriptions).IndexName);
        await file.FailAsync(MilvusRpcs.GetIndexState, new GetIndexStateRequest { CollectionName = "c", IndexName = "x" }, 700, "index not found[indexName=x]");
    }
}
