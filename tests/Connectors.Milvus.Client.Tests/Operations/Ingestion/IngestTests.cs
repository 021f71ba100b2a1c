using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Many records, against the server: how they are cut, and that all of them arrive once.</summary>
public sealed class IngestTests(TestServer server) : IClassFixture<TestServer>
{
    private const int RowBytes = 2 * sizeof(float);

    [ServerFact]
    public async Task All_records_of_a_list_are_inserted()
    {
        var name = await CreateAsync();

        var outcome = await server.Client.InsertManyAsync(name, Source(1_234), new() { BatchRows = 100 });

        Assert.Equal((1_234, 1_234, 13), (outcome.RowsRead, outcome.RowsWritten, outcome.BatchesWritten));
        Assert.Equal([new MilvusRowRange(0, 1_234)], outcome.Written);
        Assert.Empty(outcome.NotWritten);
        Assert.Empty(outcome.InDoubt);
        Assert.True(outcome.BytesWritten > 1_234 * RowBytes);
        Assert.Equal(1_234, await server.Client.CountAsync(name));
    }

    [ServerFact]
    public async Task All_records_of_a_stream_are_upserted()
    {
        var name = await CreateAsync();
        await server.Client.InsertManyAsync(name, Source(10), new() { BatchRows = 3 });

        var outcome = await server.Client.UpsertManyAsync(name, Source(100).ToAsyncEnumerable(), new() { BatchRows = 30 });

        Assert.Equal(100, outcome.RowsWritten);
        Assert.Equal(100, await server.Client.CountAsync(name));
    }

    [ServerFact]
    public async Task Generated_keys_are_written_back()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2, new MilvusQuickCreateOptions { AutoId = true });
        var rows = Enumerable.Range(0, 50).Select(i => new Dictionary<string, object?> { ["vector"] = new float[] { i, 1 } }).ToList();

        await server.Client.InsertManyAsync(name, rows, new() { BatchRows = 8 });

        Assert.Equal(50, rows.Select(row => Assert.IsType<long>(row["id"])).Distinct().Count());
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Batches_are_cut_by_bytes()
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));
        var name = await CreateAsync();

        var outcome = await client.InsertManyAsync(name, Source(300), new() { BatchBytes = 1_000, MaxConcurrency = 1 });

        var inserts = calls!.Calls.Where(call => call.Name == "Insert").ToList();
        Assert.Equal(outcome.BatchesWritten, inserts.Count);
        Assert.InRange(inserts.Count, 6, 12);
        Assert.All(inserts, insert => Assert.InRange(insert.Message.Length, 1, 1_000 + 200));
        Assert.Equal(300, await server.Client.CountAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task A_record_larger_than_a_batch_goes_alone()
    {
        var name = await CreateAsync();
        var rows = Enumerable.Range(0, 5).Select(i => Row(i, ("text", new string('x', i == 2 ? 5_000 : 5)))).ToList();

        var outcome = await server.Client.InsertManyAsync(name, rows, new() { BatchBytes = 1_000 });

        Assert.Equal(3, outcome.BatchesWritten);
        Assert.Equal(5, await server.Client.CountAsync(name));
    }

    [ServerFact]
    public async Task A_cancelled_ingestion_goes_on_without_loss_or_duplicates()
    {
        var name = await CreateAsync();
        using var cancel = new CancellationTokenSource();

        var cancelled = await Assert.ThrowsAsync<MilvusIngestCanceledException>(
            () => server.Client.InsertManyAsync(name, CancelAt(Source(500), 250, cancel), new() { BatchRows = 20 }, null, cancel.Token));
        var first = cancelled.Outcome;
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Equal(251, first.RowsRead);
        Assert.InRange(first.RowsWritten, 1, 250);
        Assert.Empty(first.InDoubt);
        Assert.Equal(first.RowsWritten, await server.Client.CountAsync(name));

        var second = await server.Client.InsertManyAsync(name, first.Remaining(Source(500), includeInDoubt: false), new() { BatchRows = 20 });

        Assert.Equal(500, first.RowsWritten + second.RowsWritten);
        var keys = await server.Client.QueryAsync<Dictionary<string, object?>>(name, null, new() { Limit = 1_000, OutputFields = ["id"] });
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (long)i), keys.Select(row => (long)row["id"]!).Order());
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        return name;
    }

    private static IEnumerable<Dictionary<string, object?>> Source(int count) => Enumerable.Range(0, count).Select(i => Row(i));

    private static IEnumerable<T> CancelAt<T>(IEnumerable<T> source, int position, CancellationTokenSource cancel)
    {
        var i = 0;
        foreach (var item in source)
        {
            if (i++ == position)
            {
                cancel.Cancel();
            }

            yield return item;
        }
    }
}
