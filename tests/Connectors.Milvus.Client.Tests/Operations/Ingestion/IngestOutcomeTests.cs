using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>What an ingestion says of each record when something goes wrong, with a server whose answers a test gives one by one.</summary>
public sealed class IngestOutcomeTests
{
    private const int Internal = 5;

    private readonly GatedInserts _inserts = new([]);

    [Fact]
    public async Task No_more_batches_than_allowed_are_on_their_way_and_the_source_waits()
    {
        var read = 0;
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(100, _ => read++), Options(3));

        await _inserts.ArriveAsync(3);
        Assert.Equal([0, 10, 20], _inserts.Open);
        Assert.InRange(read, 30, 41);
        for (var batch = 0; batch < 10; batch++)
        {
            _inserts.Answer(batch * 10);
            await _inserts.ArriveAsync(batch < 7 ? 1 : 0);
        }

        Assert.Equal(100, (await ingestion.WaitAsync(Connect.DefaultTimeout)).RowsWritten);
        Assert.Equal(3, _inserts.MostInFlight);
    }

    [Fact]
    public async Task A_refused_batch_is_not_written_and_what_was_on_its_way_is()
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(30), Options(3));

        await _inserts.ArriveAsync(3);
        _inserts.Answer(10, Refusal(MilvusCode.QuotaExceeded));
        _inserts.Answer(0);
        _inserts.Answer(20);

        var failed = await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout));
        Assert.Equal(MilvusCode.QuotaExceeded, Assert.IsType<MilvusServerException>(failed.InnerException).Code);
        Assert.Equal([new(0, 10), new(20, 10)], failed.Outcome.Written);
        Assert.Equal([new(10, 10)], failed.Outcome.NotWritten);
        Assert.Empty(failed.Outcome.InDoubt);
        Assert.Contains("20 are written", failed.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(10, 10), failed.Outcome.Remaining(Enumerable.Range(0, 30), includeInDoubt: false));
    }

    [Fact]
    public async Task Nothing_more_is_sent_after_a_refusal()
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(100), Options(1));

        await _inserts.ArriveAsync(1);
        _inserts.Answer(0, Refusal(MilvusCode.QuotaExceeded));

        var outcome = (await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, (int)outcome.RowsRead)], outcome.NotWritten);
        Assert.Single(_inserts.Server.Names, name => name == "Insert");
        Assert.Equal(100, outcome.Remaining(Enumerable.Range(0, 100), includeInDoubt: false).Count());
    }

    [Fact]
    public async Task A_broken_call_leaves_its_records_in_doubt()
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(20), Options(2));

        await _inserts.ArriveAsync(2);
        _inserts.Break(0);
        _inserts.Answer(10);

        var outcome = (await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 10)], outcome.InDoubt);
        Assert.Equal([new(10, 10)], outcome.Written);
        Assert.True(outcome.IsInDoubt(9));
        Assert.True(outcome.IsWritten(10));
        Assert.Equal(Enumerable.Range(0, 10), outcome.Remaining(Enumerable.Range(0, 20), includeInDoubt: true));
        Assert.Empty(outcome.Remaining(Enumerable.Range(0, 20), includeInDoubt: false));
    }

    [Fact]
    public async Task A_failure_inside_the_server_leaves_records_in_doubt()
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(10), Options(2));

        await _inserts.ArriveAsync(1);
        _inserts.Answer(0, Refusal(Internal));

        var outcome = (await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout))).Outcome;
        Assert.Equal([new(0, 10)], outcome.InDoubt);
    }

    [Fact]
    public async Task A_source_that_throws_stops_the_ingestion_and_is_told()
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync(
            "docs", Source(100, i => _ = i < 25 ? i : throw new InvalidDataException("line 25 is torn")), Options(2));

        await _inserts.ArriveAsync(2);
        _inserts.Answer(0);
        _inserts.Answer(10);

        var failed = await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout));
        Assert.IsType<InvalidDataException>(failed.InnerException);
        Assert.Equal([new(0, 20)], failed.Outcome.Written);
        Assert.Equal([new(20, 5)], failed.Outcome.NotWritten);
        Assert.Equal(25, failed.Outcome.RowsRead);
    }

    [Fact]
    public async Task A_record_that_is_null_is_named_by_its_position_in_the_source()
    {
        var failed = await FailAsync(Source(15).Append(null!));

        Assert.Contains("Record 15 is null", failed.Message, StringComparison.Ordinal);
        Assert.Equal([new(0, 10)], failed.Outcome.Written);
        Assert.Equal([new(10, 6)], failed.Outcome.NotWritten);
    }

    [Fact]
    public async Task A_record_that_does_not_fit_is_named_by_its_position_in_the_source()
    {
        var failed = await FailAsync(Source(15).Append(Row(15, ("vector", new float[3]))));

        Assert.Contains("Record 15: key \"vector\"", failed.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ArgumentException>(failed.InnerException);
    }

    [Fact]
    public async Task A_record_that_no_request_can_carry_is_refused()
    {
        var inserts = new GatedInserts([MilvusFieldSchema.Array("texts", MilvusDataType.VarChar, 4_096, 65_535)]);
        await using var client = inserts.Server.CreateClient();
        var texts = Enumerable.Repeat(new string('x', 65_000), 1_100).ToArray();

        var failed = await Assert.ThrowsAsync<MilvusIngestException>(() => client.InsertManyAsync("docs", [Row(1, ("texts", texts))]));

        Assert.Contains("Record 0 takes 68.2 MiB, and Milvus accepts at most 64 MiB", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Insert", inserts.Server.Names);
    }

    [Fact]
    public async Task An_empty_source_is_no_call()
    {
        await using var client = _inserts.Server.CreateClient();

        var outcome = await client.UpsertManyAsync("docs", Source(0));

        Assert.Equal(0, outcome.RowsRead);
        Assert.Empty(outcome.Written);
        Assert.Empty(_inserts.Server.Names);
    }

    [Fact]
    public async Task Progress_tells_up_to_where_everything_is_written()
    {
        var told = new List<MilvusIngestProgress>();
        var clock = new FakeTimeProvider();
        await using var client = _inserts.Server.CreateClient(clock);
        var ingestion = client.InsertManyAsync("docs", Source(30), Options(3) with { Progress = new Teller(told, _inserts) });

        await _inserts.ArriveAsync(3);
        clock.Advance(TimeSpan.FromSeconds(2));
        _inserts.Answer(20);
        var outcome = await ingestion.WaitAsync(Connect.DefaultTimeout);

        Assert.Equal([10, 20, 30], told.Select(progress => progress.RowsWritten));
        Assert.Equal([0, 0, 30], told.Select(progress => progress.WrittenUpTo));
        Assert.All(told, progress => Assert.Equal(30, progress.RowsRead));
        Assert.Equal(5, told[0].RowsPerSecond);
        Assert.Equal(outcome.BytesWritten, told[^1].BytesWritten);
    }

    [Fact]
    public async Task Milvus_Lite_gets_one_batch_at_a_time()
    {
        var inserts = new GatedInserts([], "milvus_lite-3.2.0");
        await using var client = inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", Source(30), Options(4));

        for (var first = 0; first < 30; first += 10)
        {
            await inserts.ArriveAsync(1);
            inserts.Answer(first);
        }

        Assert.Equal(30, (await ingestion.WaitAsync(Connect.DefaultTimeout)).RowsWritten);
        Assert.Equal(1, inserts.MostInFlight);
    }

    private static MutationResult Refusal(int code) => new() { Status = MilvusStatus.From(code, "no") };

    internal static MilvusIngestOptions Options(int concurrency) => new() { BatchRows = 10, MaxConcurrency = concurrency };

    internal static IEnumerable<Dictionary<string, object?>> Source(int count, Action<int>? onRead = null) =>
        Enumerable.Range(0, count).Select(i =>
        {
            onRead?.Invoke(i);
            return Row(i);
        });

    private async Task<MilvusIngestException> FailAsync(IEnumerable<Dictionary<string, object?>> source)
    {
        await using var client = _inserts.Server.CreateClient();
        var ingestion = client.InsertManyAsync("docs", source, Options(4));
        await _inserts.ArriveAsync(1);
        _inserts.Answer(0);
        return await Assert.ThrowsAsync<MilvusIngestException>(() => ingestion.WaitAsync(Connect.DefaultTimeout));
    }

    /// <summary>Answers the middle batch when told of the last one, and the first when told of the middle one.</summary>
    private sealed class Teller(List<MilvusIngestProgress> told, GatedInserts inserts) : IProgress<MilvusIngestProgress>
    {
        public void Report(MilvusIngestProgress value)
        {
            told.Add(value);
            if (told.Count < 3)
            {
                inserts.Answer(20 - (10 * told.Count));
            }
        }
    }
}
