using System.Runtime.InteropServices;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// The engine against the machine: durable inserts against a plain file written and synced in the same batches, exact
/// search, in floats alone and with the first pass over bytes, against the read bandwidth of the same memory, many queries
/// and filtered ones against single searches, and the first search after opening against one second.
/// </summary>
internal sealed class EngineFigures(int rows, int searches, string folder)
{
    private const int BatchRows = 1_000;

    private readonly float[] _vectors = RandomVectors.Flat(rows, EngineTable.Dimension);

    public IReadOnlyList<Figure> Measure()
    {
        var path = Path.Combine(folder, "engine.db");
        var query = RandomVectors.Flat(1, EngineTable.Dimension, seed: 11);
        var figures = new List<Figure>();
        using (var engine = VectorEngine.Open(path, new VectorEngineOptions { Int8FirstPass = false }))
        {
            EngineTable.Create(engine);
            figures.Add(MeasureInsert(engine));
            EngineTable.Load(engine);
            figures.Add(MeasureSearch("engine_exact_search", engine, query));
            figures.Add(MeasureBatch(engine));
            figures.Add(MeasureFilter("engine_filtered_search_1_percent", engine, query));
        }

        using (var engine = VectorEngine.Open(path))
        {
            figures.Add(MeasureSearch("engine_int8_first_pass", engine, query));
            figures.Add(MeasureFilter("engine_filtered_int8_1_percent", engine, query));
        }

        return [.. figures, MeasureFirstSearch(path, query)];
    }

    private Figure MeasureInsert(VectorEngine engine)
    {
        var batchFloats = BatchRows * EngineTable.Dimension;
        double engineSeconds = 0, fileSeconds = 0;
        using var file = new PlainFile(folder);
        for (var batch = 0; batch < rows / BatchRows; batch++)
        {
            var bytes = MemoryMarshal.AsBytes(_vectors.AsSpan(batch * batchFloats, batchFloats)).ToArray();
            fileSeconds += Interleaved.Seconds(() => file.AppendAndSync(bytes));
            engineSeconds += Interleaved.Seconds(() => EngineTable.Insert(engine, batch * BatchRows, BatchRows, bytes));
        }

        return new Figure("engine_durable_insert", rows / engineSeconds, rows / fileSeconds, "rows/s");
    }

    /// <summary>The limit is the better of reading on one thread and on all: one core may already fill the memory bus.</summary>
    private Figure MeasureSearch(string name, VectorEngine engine, float[] query)
    {
        // The second search makes the bytes of the first pass.
        EngineTable.Search(engine, query);
        EngineTable.Search(engine, query);
        var one = Interleaved.MedianAgainstFastest(searches, () => EngineTable.Search(engine, query), () => ReadBandwidth.ReadAll(_vectors, 1));
        var all = Interleaved.MedianAgainstFastest(searches, () => EngineTable.Search(engine, query), () => ReadBandwidth.ReadAll(_vectors, Environment.ProcessorCount));
        var (ours, limit) = one.Baseline < all.Baseline ? one : all;
        var gigabytes = _vectors.Length * (double)sizeof(float) / 1e9;
        return new Figure(name, gigabytes / ours, gigabytes / limit, "GB/s");
    }

    /// <summary>How many times as fast a query is among 32 as alone; the goal is 5.</summary>
    private Figure MeasureBatch(VectorEngine engine)
    {
        const int Queries = 32;
        const int Goal = 5;
        var batch = RandomVectors.Flat(Queries, EngineTable.Dimension, seed: 12);
        var single = batch[..EngineTable.Dimension];
        var (together, alone) = Interleaved.MedianAgainstFastest(searches / 3, () => EngineTable.Search(engine, batch), () => EngineTable.Search(engine, single));
        return new Figure("engine_32_queries_speedup", alone * Queries / together, Goal, "x");
    }

    /// <summary>A filter that leaves 1 %, another one each time, against a fifth of the search of all rows.</summary>
    private Figure MeasureFilter(string name, VectorEngine engine, float[] query)
    {
        var percent = 0;
        var (filtered, whole) = Interleaved.MedianAgainstFastest(
            searches, () => EngineTable.Search(engine, query, $"percent == {percent++ % 100}"), () => EngineTable.Search(engine, query));
        return new Figure(name, filtered * 1000, whole * 1000 / 5, "ms");
    }

    private static Figure MeasureFirstSearch(string path, float[] query)
    {
        var seconds = Interleaved.Seconds(() =>
        {
            using var engine = VectorEngine.Open(path);
            EngineTable.Search(engine, query);
        });
        return new Figure("engine_first_search_after_open", seconds, 1, "s");
    }
}
