using System.Runtime.InteropServices;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Benchmarks;

/// <summary>A collection of one key, one number from 0 to 99 and one float vector in an engine of its own, and the commands that the benchmarks give it.</summary>
internal static class EngineTable
{
    public const int Dimension = 768;
    private const string Collection = "bench";

    public static void Create(VectorEngine engine)
    {
        engine.CreateCollection("", new CollectionDefinition
        {
            Name = Collection,
            Fields =
            [
                new FieldDefinition { Name = "id", Type = EngineDataType.Int64, IsPrimaryKey = true },
                new FieldDefinition { Name = "percent", Type = EngineDataType.Int64 },
                new FieldDefinition
                {
                    Name = "vector", Type = EngineDataType.FloatVector,
                    TypeParams = new Dictionary<string, string> { ["dim"] = $"{Dimension}" },
                },
            ],
        });
    }

    public static void Load(VectorEngine engine)
    {
        engine.CreateIndex("", Collection, new IndexDefinition
        {
            FieldName = "vector",
            Parameters = new Dictionary<string, string> { ["index_type"] = "FLAT", ["metric_type"] = "IP" },
        });
        engine.CreateIndex("", Collection, new IndexDefinition
        {
            FieldName = "percent",
            Parameters = new Dictionary<string, string> { ["index_type"] = "INVERTED" },
        });
        engine.LoadCollection("", Collection);
    }

    public static void Insert(VectorEngine engine, int firstId, int count, ReadOnlyMemory<byte> vectors) =>
        engine.Insert(new InsertCommand
        {
            Collection = Collection,
            RowCount = count,
            Columns =
            [
                new Column<long>("id", EngineDataType.Int64, [.. Enumerable.Range(firstId, count).Select(id => (long)id)]),
                new Column<long>("percent", EngineDataType.Int64, [.. Enumerable.Range(firstId, count).Select(id => id * 7919L % 100)]),
                new VectorColumn("vector", EngineDataType.FloatVector, Dimension, count, vectors),
            ],
        });

    /// <summary>Searches for one or several queries, end to end in <paramref name="queries"/>.</summary>
    public static SearchResult Search(VectorEngine engine, float[] queries, string filter = "") =>
        engine.Search(new SearchCommand
        {
            Collection = Collection,
            VectorField = "vector",
            Vectors = new VectorColumn("$0", EngineDataType.FloatVector, Dimension, queries.Length / Dimension, MemoryMarshal.AsBytes<float>(queries).ToArray()),
            MetricType = "IP",
            Filter = filter,
            Limit = 10,
        });
}
