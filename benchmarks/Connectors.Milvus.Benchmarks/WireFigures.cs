using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Writing records, against resending the same request's ready bytes through the same transport to the same sink: one call at a time
/// and four in flight, with the processor time of this process and what a row allocates in it (the sink runs in another).
/// </summary>
internal sealed class WireFigures(string address, int rounds)
{
    public const int Rows = 1_000;

    private const int InFlight = 4;
    private const double CpuAllowed = 1.5;
    private const int AllocatedBytesPerRowAllowed = 120;

    private readonly WireRecord[] _records = WireRecord.Make(Rows);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var options = new MilvusClientOptions { Address = address };
        await using var client = new MilvusClient(options);
        await using var connection = new MilvusConnection(options);
        var name = WireRecord.Schema.Name;
        var inserts = await MeasureAsync(
            "insert", connection, MilvusRpcs.Insert, () => client.InsertAsync(name, _records), wanted => wanted.InsertAsync(name, _records));
        var upserts = await MeasureAsync(
            "upsert", connection, MilvusRpcs.Upsert, () => client.UpsertAsync(name, _records), wanted => wanted.UpsertAsync(name, _records));
        return [.. inserts, .. upserts];
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync<TRequest>(
        string operation, MilvusConnection connection, MilvusRpc<TRequest, MutationResult> rpc, Func<Task> write, Func<MilvusClient, Task> capture)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
    {
        var ready = new ReadyBody(CapturingHandler.Message(await CapturingHandler.CaptureAsync(rpc, capture)));
        var call = new CallContext(null, operation, WireRecord.Schema.Name);
        Task ResendAsync() => connection.InvokeAsync(rpc, ready, call, CancellationToken.None);

        var alone = await Interleaved.MedianSecondsAsync(rounds, write, ResendAsync);
        var together = await Interleaved.MedianSecondsAsync(
            Math.Max(5, rounds / InFlight), () => Interleaved.InFlightAsync(InFlight, write), () => Interleaved.InFlightAsync(InFlight, ResendAsync));
        var cpu = await Interleaved.MedianCpuSecondsAsync(Math.Max(5, rounds / 20), 10, write, ResendAsync);
        var allocated = await Interleaved.AllocatedBytesAsync(rounds, write) / Rows;
        return
        [
            new Figure($"{operation}_to_wire", Rows / alone.Ours, Rows / alone.Baseline, "rows/s"),
            new Figure($"{operation}_{InFlight}_in_flight", InFlight * Rows / together.Ours, InFlight * Rows / together.Baseline, "rows/s"),
            new Figure($"{operation}_cpu_of_resending", cpu.Ours / cpu.Baseline, CpuAllowed, "times"),
            new Figure($"{operation}_allocated_per_row", allocated, AllocatedBytesPerRowAllowed, "bytes"),
        ];
    }
}
