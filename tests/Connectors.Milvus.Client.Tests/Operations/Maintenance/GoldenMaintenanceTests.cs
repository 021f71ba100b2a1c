using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Flushes, compactions and optimizing, as they leave the client and as their answers are read.</summary>
public sealed class GoldenMaintenanceTests
{
    [Fact]
    public async Task Flush()
    {
        var done = new Queue<bool>([false, true, true, true, false]);
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.Flush, _ => new FlushResponse
            {
                CollSegIDs = { ["a"] = new LongArray { Data = { 1, 2 } } },
                CollFlushTs = { ["a"] = 77, ["b"] = 78 },
            })
            .On(MilvusRpcs.GetFlushState, _ => new GetFlushStateResponse { Flushed = done.Dequeue() })
            .On(MilvusRpcs.FlushAll, _ => new FlushAllResponse { FlushAllTs = 99 })
            .On(MilvusRpcs.GetFlushAllState, _ => new GetFlushAllStateResponse { Flushed = done.Dequeue() }));

        var flushes = await script.Client.FlushAsync(["a", "b"]).WaitAsync(Connect.DefaultTimeout);
        var timestamp = await script.Client.FlushAllAsync().WaitAsync(Connect.DefaultTimeout);
        var again = await script.Client.GetFlushAllStateAsync(timestamp);
        await script.Client.FlushAsync(["a"], new() { WaitUntilFlushed = false });

        Assert.Equal((99UL, false), (timestamp, again));
        Assert.Equal(["a", "b"], flushes.Select(flush => flush.Collection));
        Assert.Equal([1L, 2L], flushes[0].SegmentIds);
        Assert.Equal(78UL, flushes[1].Timestamp);
        Golden.Verify("flush", script.Calls);
    }

    [Fact]
    public async Task A_flush_that_was_not_waited_for_is_asked_about()
    {
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.GetFlushState, request => new GetFlushStateResponse { Flushed = request.FlushTs == 77 }));

        Assert.True(await script.Client.GetFlushStateAsync(new() { Collection = "a", SegmentIds = [1], Timestamp = 77 }));
        Assert.False(await script.Client.GetFlushStateAsync(new() { Collection = "a", Timestamp = 78 }));
    }

    [Fact]
    public async Task Compact()
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v2.6.15" }
            .On(MilvusRpcs.ManualCompaction, _ => new ManualCompactionResponse { CompactionID = 5 })
            .On(MilvusRpcs.GetCompactionState, _ => new GetCompactionStateResponse
            {
                State = CompactionState.Completed, ExecutingPlanNo = 1, TimeoutPlanNo = 2, CompletedPlanNo = 3, FailedPlanNo = 4,
            })
            .On(MilvusRpcs.GetCompactionStateWithPlans, _ => new GetCompactionPlansResponse
            {
                State = CompactionState.Executing, MergeInfos = { new CompactionMergeInfo { Sources = { 1, 2 }, Target = 3 } },
            }));

        var id = await script.Client.CompactAsync("docs");
        await script.Client.CompactAsync("docs", new() { IsClustering = true });
        await script.Client.CompactAsync("docs", new() { IsL0 = true });
        await script.Client.CompactAsync("docs", new() { TargetSizeMiB = 2048 });
        var state = await script.Client.GetCompactionStateAsync(id);
        var plans = await script.Client.GetCompactionPlansAsync(id);

        Assert.Equal(
            new MilvusCompactionState
            {
                CompactionId = 5,
                Status = MilvusCompactionStatus.Completed,
                ExecutingPlans = 1,
                TimedOutPlans = 2,
                CompletedPlans = 3,
                FailedPlans = 4,
            },
            state);
        Assert.Equal((5L, MilvusCompactionStatus.Executing), (plans.CompactionId, plans.Status));
        var plan = Assert.Single(plans.Plans);
        Assert.Equal([1L, 2L], plan.Sources);
        Assert.Equal(3, plan.Target);
        Golden.Verify("compact", script.Calls);
    }

    [Fact]
    public async Task Waiting_for_a_compaction_ends_when_it_is_no_longer_under_way()
    {
        var states = new Queue<CompactionState>([CompactionState.Executing, CompactionState.Executing, CompactionState.Completed]);
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.GetCompactionState, _ => new GetCompactionStateResponse { State = states.Dequeue() }));
        var seen = new Reports<MilvusCompactionState>();

        var state = await script.Client.WaitForCompactionAsync(5, seen).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(MilvusCompactionStatus.Completed, state.Status);
        Assert.Equal(3, seen.All.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Optimizing_goes_from_indexed_to_indexed(bool isLoaded)
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v3.0.0" }
            .On(MilvusRpcs.DescribeIndex, _ => new DescribeIndexResponse
            {
                IndexDescriptions = { new IndexDescription { IndexName = "vector", FieldName = "vector", State = IndexState.Finished } },
            })
            .On(MilvusRpcs.ManualCompaction, request => new ManualCompactionResponse { CompactionID = request.TargetSize })
            .On(MilvusRpcs.GetCompactionState, _ => new GetCompactionStateResponse { State = CompactionState.Completed })
            .On(MilvusRpcs.GetLoadState, _ => new GetLoadStateResponse { State = isLoaded ? LoadState.Loaded : LoadState.NotLoad })
            .On(MilvusRpcs.LoadCollection, _ => new Status())
            .On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { RefreshProgress = 100 }));
        var stages = new Reports<MilvusOptimizeStage>();

        var state = await script.Client.OptimizeAsync("docs", new() { TargetSizeMiB = 512, Progress = stages }).WaitAsync(Connect.DefaultTimeout);
        var byServer = await script.Client.OptimizeAsync("docs").WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(512, state.CompactionId);
        Assert.Equal(long.MaxValue, byServer.CompactionId);
        Assert.Equal(Enum.GetValues<MilvusOptimizeStage>().Take(isLoaded ? 5 : 4), stages.All);
        Assert.Equal(isLoaded, script.Names.Contains("LoadCollection"));
    }
}
