using System.Runtime.InteropServices;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// The engine against the machine: durable inserts against a plain file written and synced in the same batches, exact
/// search against the read bandwidth of the same memory, and the first search after opening against one second.
/// </summary>
internal sealed class EngineFigures(int rows, int searches, string folder)
{
    private const int BatchRows = 1_000;

    private readonly float[] _vectors = RandomVectors.Flat(rows, EngineTable.Dimension);

    public IReadOnlyList<Figure> Measure()
    {
        var path = Path.Combine(folder, "engine.db");
        var query = RandomVectors.Flat(1, EngineTable.Dimension, seed: 11);
        Figure insert, search;
        using (var engine = VectorEngine.Open(path))
        {
            EngineTable.Create(engine);
            insert = MeasureInsert(engine);
            EngineTable.Load(engine);
            search = MeasureSearch(engine, query);
        }

        return [search, insert, MeasureFirstSearch(path, query)];
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
    private Figure MeasureSearch(VectorEngine engine, float[] query)
    {
        EngineTable.Search(engine, query);
        var one = Interleaved.MedianAgainstFastest(searches, () => EngineTable.Search(engine, query), () => ReadBandwidth.ReadAll(_vectors, 1));
        var all = Interleaved.MedianAgainstFastest(searches, () => EngineTable.Search(engine, query), () => ReadBandwidth.ReadAll(_vectors, Environment.ProcessorCount));
        var (ours, limit) = one.Baseline < all.Baseline ? one : all;
        var gigabytes = _vectors.Length * (double)sizeof(float) / 1e9;
        return new Figure("engine_exact_search", gigabytes / ours, gigabytes / limit, "GB/s");
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
