using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Inserting records, against resending the same request's ready bytes through the same transport to the same sink; and
/// what an inserted row allocates in this process (the sink runs in another).
/// </summary>
internal sealed class WireFigures(int rounds)
{
    private const int Rows = 1_000;
    private const int AllocatedBytesPerRowAllowed = 200;

    private readonly WireRecord[] _records = WireRecord.Make(Rows);

    public static Task RunSinkAsync() => SinkServer.RunAsync(WireRecord.Schema, Rows);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var sink = await SinkProcess.StartAsync();
        var options = new MilvusClientOptions { Address = sink.Address };
        await using var client = new MilvusClient(options);
        await using var connection = new MilvusConnection(options);
        var ready = new ReadyBody(await CaptureAsync());
        var call = new CallContext(null, "insert", WireRecord.Schema.Name);

        Task InsertAsync() => client.InsertAsync(WireRecord.Schema.Name, _records);
        Task ResendAsync() => connection.InvokeAsync(MilvusRpcs.Insert, ready, call, CancellationToken.None);

        var (ours, baseline) = await Interleaved.MedianSecondsAsync(rounds, InsertAsync, ResendAsync);
        var allocated = await AllocatedPerRowAsync(InsertAsync);
        return
        [
            new Figure("insert_to_wire", Rows / ours, Rows / baseline, "rows/s"),
            new Figure("insert_allocated_per_row", allocated, AllocatedBytesPerRowAllowed, "bytes"),
        ];
    }

    private async Task<double> AllocatedPerRowAsync(Func<Task> insert)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var round = 0; round < rounds; round++)
            await insert();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(rounds * Rows);
    }

    /// <summary>The request as the client writes it, caught by a handler instead of a socket.</summary>
    private async Task<byte[]> CaptureAsync()
    {
        using var capture = new CapturingHandler(WireRecord.Schema, Rows);
        await using var client = new MilvusClient(new MilvusClientOptions { Handler = capture });
        await client.InsertAsync(WireRecord.Schema.Name, _records);
        return capture.LastInsert ?? throw new InvalidOperationException("The client sent no insert.");
    }
}
