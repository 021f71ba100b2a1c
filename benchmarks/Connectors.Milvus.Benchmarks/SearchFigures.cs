using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Searching, from query vector to records, against a raw round trip of the same bytes to the same sink, on the handler that the client
/// makes and on one as .NET makes it; and 1,000 searches at once on one client.
/// </summary>
internal sealed class SearchFigures(string address, int rounds, bool isQuick)
{
    private const int AtOnce = 1_000;
    private const int AtOnceRounds = 10;
    private const int WarmUpCalls = 60_000;

    // Beside the vector: a record (72), a hit (56), two texts (450 and 34), and room for lists.
    private const int AllocatedBesideVector = 700;

    private readonly ReadOnlyMemory<float> _query = RandomVectors.Flat(1, WireRecord.Dimension);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await WarmUpAsync();
        await using var client = new MilvusClient(new MilvusClientOptions { Address = address });
        using var raw = RawCalls.OnOurHandler(address);
        using var plain = RawCalls.OnDefaultHandler(address);
        var figures = new List<Figure>();
        figures.AddRange(await RoundTripAsync("search_top_10", client, (raw, plain), CannedAnswers.Top10, 10, rounds * 10));
        figures.AddRange(await RoundTripAsync("search_top_1000", client, (raw, plain), CannedAnswers.Top1000, 1_000, rounds));
        figures.AddRange(await AtOnceAsync(client, raw));
        if (!isQuick)
            figures.Add(await AllocationsAsync(client));
        return figures;
    }

    // The JIT compiles a call's many small methods again and again until it knows what is hot; on a machine whose cores are busy with
    // both ends of a socket that takes tens of thousands of calls. In process they are soon made.
    private async Task WarmUpAsync()
    {
        using var handler = new CapturingHandler();
        await using var client = new MilvusClient(new MilvusClientOptions { Handler = handler });
        for (var call = 0; call < WarmUpCalls; call++)
            await SearchAsync(client.WithDatabase(CannedAnswers.Top10), 10);
        for (var call = 0; call < WarmUpCalls / 20; call++)
            await SearchAsync(client.WithDatabase(CannedAnswers.Top1000), 1_000);
    }

    private async Task<IReadOnlyList<Figure>> RoundTripAsync(string name, MilvusClient client, (RawCalls OnOurs, RawCalls OnDefault) raw, string database, int limit, int count)
    {
        var view = client.WithDatabase(database);
        var request = await RequestAsync(limit);
        Task SearchOnceAsync() => SearchAsync(view, limit);
        Task CallOnceAsync() => raw.OnOurs.CallAsync(MilvusRpcs.Search.Path, request, database);
        Task CallDefaultAsync() => raw.OnDefault.CallAsync(MilvusRpcs.Search.Path, request, database);
        var (ours, baseline) = await Interleaved.MedianSecondsAsync(count, SearchOnceAsync, CallOnceAsync);
        var (oursAgain, onDefault) = await Interleaved.MedianSecondsAsync(count, SearchOnceAsync, CallDefaultAsync);
        var cpu = await Interleaved.MedianCpuSecondsAsync(Math.Max(5, rounds / 20), count / 2, SearchOnceAsync, CallOnceAsync);
        return
        [
            new Figure(name, 1 / ours, 1 / baseline, "calls/s"),
            new Figure($"{name}_of_default_handler", 1 / oursAgain, 1 / onDefault, "calls/s"),
            new Figure($"{name}_cpu", cpu.Ours * 1e6, cpu.Baseline * 1e6, "µs"),
            new Figure($"{name}_allocated", await Interleaved.AllocatedBytesAsync(count, SearchOnceAsync), await Interleaved.AllocatedBytesAsync(count, CallOnceAsync), "bytes"),
        ];
    }

    private async Task<IReadOnlyList<Figure>> AtOnceAsync(MilvusClient client, RawCalls raw)
    {
        var view = client.WithDatabase(CannedAnswers.Top10);
        var request = await RequestAsync(10);
        var (ourThreads, rawThreads) = (0, 0);
        async Task OursAsync()
        {
            await Interleaved.InFlightAsync(AtOnce, () => SearchAndLetGoAsync(view));
            ourThreads = Math.Max(ourThreads, ThreadPool.ThreadCount);
        }

        async Task RawAsync()
        {
            await Interleaved.InFlightAsync(AtOnce, () => raw.CallAsync(MilvusRpcs.Search.Path, request, CannedAnswers.Top10));
            rawThreads = Math.Max(rawThreads, ThreadPool.ThreadCount);
        }

        var (ours, baseline) = await Interleaved.MedianSecondsAsync(Math.Max(5, rounds / 4), OursAsync, RawAsync);
        var cpu = await Interleaved.MedianCpuSecondsAsync(Math.Max(5, rounds / 10), calls: 1, OursAsync, RawAsync);
        var (ourBytes, rawBytes) = (await Interleaved.AllocatedBytesAsync(AtOnceRounds, OursAsync), await Interleaved.AllocatedBytesAsync(AtOnceRounds, RawAsync));
        return
        [
            new Figure($"search_{AtOnce}_at_once", AtOnce / ours, AtOnce / baseline, "calls/s"),
            new Figure($"search_{AtOnce}_at_once_cpu", cpu.Ours * 1e6 / AtOnce, cpu.Baseline * 1e6 / AtOnce, "µs"),
            new Figure($"search_{AtOnce}_at_once_allocated", ourBytes / AtOnce, rawBytes / AtOnce, "bytes"),
            new Figure($"search_{AtOnce}_at_once_threads", ourThreads, rawThreads, "threads"),
        ];
    }

    // A task keeps its result for as long as it is awaited with others; a server that answers requests keeps nothing.
    private async Task SearchAndLetGoAsync(MilvusClient client) => _ = await SearchAsync(client, 10).ConfigureAwait(false);

    /// <summary>What a row of a large answer with vectors allocates: its vector's bytes, its record, its texts, and nothing per cell.</summary>
    private async Task<Figure> AllocationsAsync(MilvusClient client)
    {
        const int Rows = 10_000;
        var view = client.WithDatabase(CannedAnswers.Top10000WithVectors);
        var options = new MilvusSearchOptions { Limit = Rows, OutputFields = ["Text", "Tag", "CreatedAt", "Vector"] };
        var allocated = await Interleaved.AllocatedBytesAsync(5, () => view.SearchAsync<WireRecord>(WireRecord.Schema.Name, _query, options));
        return new Figure($"search_top_{Rows}_with_vectors_allocated_per_row", allocated / Rows, (WireRecord.Dimension * sizeof(float)) + AllocatedBesideVector, "bytes");
    }

    private Task<MilvusSearchResults<WireRecord>> SearchAsync(MilvusClient client, int limit) => client.SearchAsync<WireRecord>(
        WireRecord.Schema.Name, _query, new MilvusSearchOptions { Limit = limit, OutputFields = ["Text", "Tag", "CreatedAt"] });

    private Task<byte[]> RequestAsync(int limit) => CapturingHandler.CaptureAsync(MilvusRpcs.Search, client => SearchAsync(client, limit));
}
