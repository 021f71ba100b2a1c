using System.Diagnostics;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Searches through the graph against exact ones over the same file: how many of the ten nearest are found, and how many times as fast; without a
/// filter, with filters that have nothing to do with the vectors, and with filters that have: a direction of space, the query's own cluster, the
/// clusters nearest to it and the farthest. On clustered data, as embeddings are; up to 200,000 uniform random vectors, which no index serves
/// well, stand beside them.
/// </summary>
internal sealed class HnswFigures(int rows, int searches, string folder)
{
    private const int Dimension = 128;
    private const int Limit = 10;
    private const double RecallGoal = 0.95;
    private const double SpeedGoal = 20;
    private const int FilteredSearches = 50;
    private const int MaxUniformRows = 200_000;
    private const string Collection = "bench";

    private static readonly (string Name, string Filter)[] FixedFilters =
    [
        ("filter_10_percent", "bucket < 100"),
        ("filter_1_percent", "bucket < 10"),
        ("filter_0.1_percent", "bucket < 1"),
        ("region_10_percent", "region < 100"),
        ("region_1_percent", "region < 10"),
        ("region_0.1_percent", "region < 1"),
    ];

    public IEnumerable<Figure> Measure()
    {
        var clustered = new ClusteredVectors(Dimension, rows);
        foreach (var figure in Measure("hnsw_clustered", clustered.Write, clustered, ClusterFilters(clustered)))
            yield return figure;
        if (rows > MaxUniformRows)
            yield break;
        foreach (var figure in Measure("hnsw_uniform", WriteUniform, null, []))
            yield return figure;
    }

    // Another filter for each query.
    private (string Name, Func<int, string> Filter)[] ClusterFilters(ClusteredVectors vectors)
    {
        var byDistance = Enumerable.Range(rows, FilteredSearches).ToDictionary(index => index, vectors.ClustersByDistance);
        string In(int query, Func<int[], IEnumerable<int>> choose) => $"cluster in [{string.Join(", ", choose(byDistance[query]))}]";
        return
        [
            .. FixedFilters.Select(pair => (pair.Name, (Func<int, string>)(_ => pair.Filter))),
            ("own_cluster", query => In(query, static clusters => clusters[..1])),
            ("nearest_1_percent", query => In(query, static clusters => clusters[..(clusters.Length / 100)])),
            ("nearest_10_percent", query => In(query, static clusters => clusters[..(clusters.Length / 10)])),
            ("farthest_1_percent", query => In(query, static clusters => clusters[^(clusters.Length / 100)..])),
            ("farthest_10_percent", query => In(query, static clusters => clusters[^(clusters.Length / 10)..])),
        ];
    }

    private IEnumerable<Figure> Measure(string name, Action<int, float[]> write, ClusteredVectors? clusters, (string Name, Func<int, string> Filter)[] filters)
    {
        var path = Path.Combine(folder, name + ".db");
        using var exact = VectorEngine.Open(path, new VectorEngineOptions { GraphMinRows = int.MaxValue });
        Fill(exact, write, clusters);
        using var graph = VectorEngine.Open(path);
        yield return Build(graph, name);

        foreach (var figure in Compare(name, graph, exact, write, _ => "", searches, SpeedGoal))
            yield return figure;
        foreach (var (filterName, filter) in filters)
        {
            foreach (var figure in Compare($"{name}_{filterName}", graph, exact, write, filter, Math.Min(FilteredSearches, searches), 1))
                yield return figure;
        }
    }

    private IEnumerable<Figure> Compare(string name, VectorEngine graph, VectorEngine exact, Action<int, float[]> write, Func<int, string> filter, int count, double speedGoal)
    {
        (float[] Vector, string Filter)[] queries = [.. Enumerable.Range(rows, count).Select(index => (Make(index, write), filter(index)))];
        yield return new Figure($"{name}_recall", Recall(graph, exact, queries), RecallGoal, "of 10") { Rows = rows };
        var (ours, baseline) = (0, 0);
        var (graphSeconds, exactSeconds) = Interleaved.MedianSecondsAsync(
            count,
            () => Task.FromResult(Search(graph, queries[ours++ % count])),
            () => Task.FromResult(Search(exact, queries[baseline++ % count]))).GetAwaiter().GetResult();
        Console.Error.WriteLine($"{name}: {rows} rows, {graphSeconds * 1e6:0} µs through the graph, {exactSeconds * 1e6:0} µs exactly");
        yield return new Figure($"{name}_speedup", exactSeconds / graphSeconds, speedGoal, "x") { Rows = rows };
    }

    private void Fill(VectorEngine engine, Action<int, float[]> write, ClusteredVectors? clusters)
    {
        const int BatchRows = 10_000;
        engine.CreateCollection("", new CollectionDefinition
        {
            Name = Collection,
            Fields =
            [
                new FieldDefinition { Name = "id", Type = EngineDataType.Int64, IsPrimaryKey = true },
                new FieldDefinition { Name = "bucket", Type = EngineDataType.Int64 },
                new FieldDefinition { Name = "region", Type = EngineDataType.Int64 },
                new FieldDefinition { Name = "cluster", Type = EngineDataType.Int64 },
                new FieldDefinition { Name = "vector", Type = EngineDataType.FloatVector, TypeParams = new Dictionary<string, string> { ["dim"] = $"{Dimension}" } },
            ],
        });
        foreach (var field in (string[])["bucket", "region", "cluster"])
            engine.CreateIndex("", Collection, new IndexDefinition { FieldName = field, Parameters = new Dictionary<string, string> { ["index_type"] = "INVERTED" } });
        for (var first = 0; first < rows; first += BatchRows)
        {
            int[] ids = [.. Enumerable.Range(first, Math.Min(BatchRows, rows - first))];
            var vectors = new float[ids.Length * Dimension];
            Parallel.ForEach(ids, id => Make(id, write).CopyTo(vectors.AsSpan((id - first) * Dimension)));
            engine.Insert(new InsertCommand
            {
                Collection = Collection,
                RowCount = ids.Length,
                Columns =
                [
                    new Column<long>("id", EngineDataType.Int64, [.. ids.Select(id => (long)id)]),
                    new Column<long>("bucket", EngineDataType.Int64, [.. ids.Select(id => (long)((uint)id * 2_654_435_761u >> 7) % 1000)]),
                    new Column<long>("region", EngineDataType.Int64, [.. ids.Select(id => (long)(clusters?.Region(id) ?? 0))]),
                    new Column<long>("cluster", EngineDataType.Int64, [.. ids.Select(id => (long)(clusters?.Cluster(id) ?? 0))]),
                    new VectorColumn("vector", EngineDataType.FloatVector, Dimension, ids.Length, MemoryMarshal.AsBytes(vectors.AsSpan()).ToArray()),
                ],
            });
        }
    }

    /// <summary>The longest that a writer of the same file waited while the graph was built and saved.</summary>
    private Figure Build(VectorEngine engine, string name)
    {
        const double GoalMilliseconds = 100;
        const string Side = "side";
        engine.CreateCollection("", new CollectionDefinition
        {
            Name = Side,
            Fields =
            [
                new FieldDefinition { Name = "id", Type = EngineDataType.Int64, IsPrimaryKey = true },
                new FieldDefinition { Name = "vector", Type = EngineDataType.FloatVector, TypeParams = new Dictionary<string, string> { ["dim"] = "2" } },
            ],
        });
        engine.CreateIndex("", Collection, new IndexDefinition
        {
            FieldName = "vector",
            Parameters = new Dictionary<string, string> { ["index_type"] = "HNSW", ["metric_type"] = "L2" },
        });
        engine.LoadCollection("", Collection);
        var started = Stopwatch.GetTimestamp();
        var writes = new List<double>();
        while (engine.DescribeIndexes("", Collection, fieldName: "vector")[0] is { IsBuilding: true } or { PendingRows: > 0 })
        {
            writes.Add(Interleaved.Seconds(() => engine.Insert(new InsertCommand
            {
                Collection = Side,
                RowCount = 1,
                Columns = [new Column<long>("id", EngineDataType.Int64, [writes.Count]), new VectorColumn("vector", EngineDataType.FloatVector, 2, 1, new byte[8])],
            })));
            Thread.Sleep(TimeSpan.FromMilliseconds(5));
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        writes.Sort();
        Console.Error.WriteLine($"{name}: {rows} rows, graph built in {seconds:0.0} s, {rows / seconds:0} rows/s; of {writes.Count} writes meanwhile half took up to {writes[writes.Count / 2] * 1e3:0.0} ms, 99 % up to {writes[writes.Count * 99 / 100] * 1e3:0.0} ms");
        return new Figure($"{name}_longest_write_while_building", writes[^1] * 1e3, GoalMilliseconds, "ms") { Rows = rows };
    }

    private static double Recall(VectorEngine graph, VectorEngine exact, (float[] Vector, string Filter)[] queries)
    {
        double found = 0, sought = 0;
        foreach (var query in queries)
        {
            var expected = Search(exact, query);
            // By score, so that a row at the same distance as the last one counts.
            var bound = expected.Scores.Length == 0 ? 0 : expected.Scores[^1];
            found += Search(graph, query).Scores.Count(score => score <= bound);
            sought += expected.Scores.Length;
        }

        return sought == 0 ? 1 : found / sought;
    }

    private static void WriteUniform(int index, float[] vector)
    {
        var random = new Random(index);
        for (var element = 0; element < vector.Length; element++)
            vector[element] = random.NextSingle() - 0.5f;
    }

    private static float[] Make(int index, Action<int, float[]> write)
    {
        var vector = new float[Dimension];
        write(index, vector);
        return vector;
    }

    private static SearchResult Search(VectorEngine engine, (float[] Vector, string Filter) query) => engine.Search(new SearchCommand
    {
        Collection = Collection,
        VectorField = "vector",
        Vectors = new VectorColumn("$0", EngineDataType.FloatVector, Dimension, 1, MemoryMarshal.AsBytes<float>(query.Vector).ToArray()),
        MetricType = "L2",
        Filter = query.Filter,
        Limit = Limit,
    });
}
