using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Model;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// What the VectorData connector costs beside the client, what translating a filter costs once its shape was seen, and how reading into
/// records compares with setting properties by reflection. The server answers in process with ready bytes, so that nothing hides the cost.
/// </summary>
internal sealed class ConnectorFigures(int rounds) : IDisposable
{
    private const double CostAllowed = 1.1;
    private const double TranslationMicrosecondsAllowed = 5;
    private const double TranslationBytesAllowed = 2_048;
    private const double SpeedOfReflectionWanted = 4;
    private const int Written = 1_000;
    private const int Found = 10;
    private const int Queried = 10_000;

    private readonly MilvusClient _client = new(new MilvusClientOptions { Handler = new CannedHandler(ConnectorRecord.Answers(Written, Found, Queried)) });
    private readonly ConnectorRecord[] _records = ConnectorRecord.Make(Written);

    public void Dispose() => _client.Dispose();

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var collection = new MilvusCollection<long, ConnectorRecord>(_client, ConnectorRecord.Collection, ownsClient: false);
        var upsert = await CompareAsync("connector_upsert", 10, () => collection.UpsertAsync(_records), () => _client.UpsertAsync(ConnectorRecord.Collection, _records));
        ReadOnlyMemory<float> query = _records[0].Vector;
        var search = await CompareAsync(
            "connector_search",
            500,
            () => Consume(collection.SearchAsync(query, Found)),
            () => _client.SearchAsync<ConnectorRecord>(
                ConnectorRecord.Collection,
                query,
                new MilvusSearchOptions { VectorField = nameof(ConnectorRecord.Vector), Limit = Found, MetricType = MilvusMetricTypes.Cosine }));
        var read = await Interleaved.MedianSecondsAsync(
            Math.Max(5, rounds / 4), async () => await Consume(collection.GetAsync(r => r.Number >= 0, Queried)), ReadByReflectionAsync);
        return
        [
            .. upsert,
            .. search,
            .. MeasureTranslation(),
            new Figure("connector_read_faster_than_reflection", read.Baseline / read.Ours, SpeedOfReflectionWanted, "times"),
        ];
    }

    /// <summary>Time, processor time and bytes of a call through the connector, beside the same call of the client.</summary>
    private async Task<IEnumerable<Figure>> CompareAsync(string name, int calls, Func<Task> ours, Func<Task> client)
    {
        var time = await Interleaved.MedianSecondsAsync(rounds, () => Repeat(calls, ours), () => Repeat(calls, client));
        var cpu = await Interleaved.MedianCpuSecondsAsync(rounds, calls, ours, client);
        var bytes = await Interleaved.AllocatedBytesAsync(calls, ours) / await Interleaved.AllocatedBytesAsync(calls, client);
        return
        [
            new Figure($"{name}_of_client", time.Ours / time.Baseline, CostAllowed, "times"),
            new Figure($"{name}_cpu_of_client", cpu.Ours / cpu.Baseline, CostAllowed, "times"),
            new Figure($"{name}_bytes_of_client", bytes, CostAllowed, "times"),
        ];
    }

    private static async Task Repeat(int calls, Func<Task> work)
    {
        for (var call = 0; call < calls; call++)
            await work();
    }

    private static IEnumerable<Figure> MeasureTranslation()
    {
        const int Batch = 1_000;
        var model = CollectionModels.OfClass<long, ConnectorRecord>(definition: null, generator: null);
        var filters = Enumerable.Range(0, Batch).Select(Filter).ToArray();
        var best = double.MaxValue;
        for (var round = 0; round < 200; round++)
            best = Math.Min(best, Interleaved.Seconds(() => TranslateAll(filters, model)) / Batch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        TranslateAll(filters, model);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Batch;
        yield return new Figure("filter_translation_time", best * 1e6, TranslationMicrosecondsAllowed, "µs");
        yield return new Figure("filter_translation_allocated", allocated, TranslationBytesAllowed, "bytes");
    }

    private static void TranslateAll(Expression<Func<ConnectorRecord, bool>>[] filters, IFilterModel model)
    {
        foreach (var filter in filters)
            GC.KeepAlive(FilterTranslator.Translate(filter, model));
    }

    /// <summary>Made anew each time, as C# makes a filter at each call: the same shape, other captured values.</summary>
    private static Expression<Func<ConnectorRecord, bool>> Filter(int seed)
    {
        var text = $"passage {seed}";
        var least = seed % 100;
        var since = new DateTime(2026, 1, 1).AddDays(seed % 365);
        return r => r.IsPublic && r.Number >= least && r.Text != text && r.CreatedAt > since;
    }

    /// <summary>What a mapper without compiled columns does: values as objects by name, then a property set through reflection.</summary>
    private async Task ReadByReflectionAsync()
    {
        var rows = await _client.QueryAsync<Dictionary<string, object?>>(ConnectorRecord.Collection, "Number >= 0", new MilvusQueryOptions { Limit = Queried });
        var properties = typeof(ConnectorRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var row in rows)
        {
            var record = new ConnectorRecord();
            foreach (var property in properties)
            {
                if (row.TryGetValue(property.Name, out var value) && value is not null)
                    property.SetValue(record, property.PropertyType == typeof(DateTime) ? new DateTime((long)value) : value);
            }

            GC.KeepAlive(record);
        }
    }

    private static async Task Consume<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
            GC.KeepAlive(item);
    }
}
