using static Connectors.Milvus.Client.Tests.IngestOutcomeTests;

namespace Connectors.Milvus.Client.Tests;

/// <summary>What becomes of the records of an ingestion that is cancelled, with a server whose answers a test gives one by one.</summary>
public sealed class IngestCancellationTests
{
    private readonly GatedInserts _inserts = new([]);

    [Fact]
    public async Task A_cancelled_call_waits_for_what_is_on_its_way()
    {
        await using var client = _inserts.Server.CreateClient(new FakeTimeProvider { SkipUpTo = TimeSpan.Zero });
        using var cancel = new CancellationTokenSource();
        var ingestion = client.InsertManyAsync("docs", Source(100), Options(2), null, cancel.Token);

        await _inserts.ArriveAsync(2);
        await cancel.CancelAsync();
        Assert.False(ingestion.IsCompleted);
        _inserts.Answer(0);
        _inserts.Answer(10);

        var outcome = (await Assert.ThrowsAsync<MilvusIngestCanceledException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 20)], outcome.Written);
        Assert.Empty(outcome.InDoubt);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_in_doubt_what_is_never_answered()
    {
        var clock = new FakeTimeProvider { SkipUpTo = TimeSpan.Zero };
        await using var client = _inserts.Server.CreateClient(clock);
        using var cancel = new CancellationTokenSource();
        var ingestion = client.InsertManyAsync("docs", Source(100), Options(2), null, cancel.Token);

        await _inserts.ArriveAsync(2);
        _inserts.Answer(0);
        await _inserts.ArriveAsync(1);
        await cancel.CancelAsync();
        Assert.False(ingestion.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        var outcome = (await Assert.ThrowsAsync<MilvusIngestCanceledException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 10)], outcome.Written);
        Assert.Equal([new(10, 20)], outcome.InDoubt);
    }

    [Fact]
    public async Task A_cancelled_call_breaks_off_at_once_when_told_so()
    {
        await using var client = _inserts.Server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var ingestion = client.InsertManyAsync("docs", Source(100), Options(2) with { DrainTimeout = TimeSpan.Zero }, null, cancel.Token);

        await _inserts.ArriveAsync(2);
        await cancel.CancelAsync();

        var outcome = (await Assert.ThrowsAsync<MilvusIngestCanceledException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 20)], outcome.InDoubt);
    }

    [Fact]
    public async Task A_cancelled_call_may_wait_longer_than_any_timer()
    {
        await using var client = _inserts.Server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var ingestion = client.InsertManyAsync("docs", Source(100), Options(1) with { DrainTimeout = TimeSpan.MaxValue }, null, cancel.Token);

        await _inserts.ArriveAsync(1);
        await cancel.CancelAsync();
        _inserts.Answer(0);

        var outcome = (await Assert.ThrowsAsync<MilvusIngestCanceledException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 10)], outcome.Written);
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_reads_nothing()
    {
        await using var client = _inserts.Server.CreateClient();
        var read = 0;

        var cancelled = await Assert.ThrowsAsync<MilvusIngestCanceledException>(
            () => client.InsertManyAsync("docs", Source(100, _ => read++), null, null, new CancellationToken(true)));

        Assert.Equal((0, 0), (read, cancelled.Outcome.RowsRead));
        Assert.Empty(_inserts.Server.Names);
    }
}
