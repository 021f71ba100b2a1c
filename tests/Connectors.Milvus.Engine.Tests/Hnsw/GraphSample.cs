using System.Buffers.Binary;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Hnsw;

/// <summary>One file and two engines on it: one that builds graphs early, and one that always scans.</summary>
internal sealed class GraphSample : IDisposable
{
    public const int Dimension = 16;
    public const int MinRows = 200;

    // Small enough that a walk is worth it among few rows.
    public const int Ef = 50;

    private const int Clusters = 40;
    private const int Latent = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TestFile _file = new();
    private readonly EngineDataType _type;
    private readonly float[][] _centres;
    private readonly float[][] _axes;

    public GraphSample(EngineDataType type = EngineDataType.FloatVector)
    {
        _type = type;
        var random = new Random(3);
        _centres = [.. Enumerable.Range(0, Clusters).Select(_ => Numbers(random, Latent))];
        _axes = [.. Enumerable.Range(0, Latent).Select(_ => Numbers(random, Dimension))];
        Graph = OpenGraph();
        Exact = _file.Open(new VectorEngineOptions { GraphMinRows = int.MaxValue });
    }

    public VectorEngine Graph { get; private set; }

    public VectorEngine Exact { get; }

    public TestFile File => _file;

    public void Create(string metric = "L2", string index = "HNSW", bool nullable = false)
    {
        Graph.CreateCollection("", Schema(Key(), Vector(Dimension) with { Type = _type, IsNullable = nullable }, Scalar("bucket", EngineDataType.Int64)));
        Graph.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", index), ("metric_type", metric), ("M", "8"), ("efConstruction", "48")) });
        Graph.LoadCollection("", Name);
    }

    /// <summary>Writes rows whose vectors belong to clusters; "bucket" is the cluster's number.</summary>
    public void Write(int firstId, int count, bool isUpsert = false, Func<int, float[]>? make = null, bool nullable = false)
    {
        int[] ids = [.. Enumerable.Range(firstId, count)];
        Column[] columns =
        [
            Ids([.. ids.Select(id => (long)id)]),
            Vectors([.. ids.Select(make ?? Clustered)], nullable ? [.. ids.Select(id => id % 5 != 0)] : null),
            new Column<long>("bucket", EngineDataType.Int64, [.. ids.Select(id => (long)(id % Clusters))]),
        ];
        _ = isUpsert ? Graph.Upsert(columns) : Graph.Insert(columns);
    }

    public float[] Clustered(int id)
    {
        var random = new Random(id);
        var vector = new float[Dimension];
        for (var axis = 0; axis < Latent; axis++)
        {
            var weight = _centres[id % Clusters][axis] + (0.4f * ((random.NextSingle() * 2) - 1));
            for (var element = 0; element < Dimension; element++)
                vector[element] += weight * _axes[axis][element];
        }

        return vector;
    }

    public static float[] Uniform(int id) => Numbers(new Random(id), Dimension);

    /// <summary>Waits until the graph has all rows, as far as it is going to.</summary>
    public void WaitForGraph()
    {
        // A search asks for the graph where no write did.
        Assert.True(SpinWait.SpinUntil(() => Search(Graph, Uniform(0)).Scores.Length >= 0 && Describe() is { IsBuilding: false, PendingRows: < 2048 }, Patience), $"After {Patience}: {Describe()}");
    }

    public IndexInfo Describe() => Graph.DescribeIndexes("", Name, fieldName: "v")[0];

    public SearchResult Search(VectorEngine engine, float[] query, int limit = 10, string filter = "", int? ef = null)
        => engine.Search(new SearchCommand { Collection = Name, Vectors = Vectors([query], null), Limit = limit, Filter = filter, Ef = ef ?? Math.Max(Ef, limit) });

    /// <summary>How much of what the scan finds the graph finds. A row that is as near as the last one counts, and scores must be the scan's.</summary>
    public double Recall(int limit = 10, string filter = "", int? ef = null, Func<int, float[]>? make = null)
    {
        double found = 0, sought = 0;
        for (var query = 0; query < 40; query++)
        {
            var vector = (make ?? Clustered)(1_000_000 + (query * 7));
            var expected = Search(Exact, vector, limit, filter);
            var actual = Search(Graph, vector, limit, filter, ef);
            Assert.Equal(expected.Scores.Length, actual.Scores.Length);
            Assert.Equal(actual.LongIds().Length, actual.LongIds().Distinct().Count());
            found += Count(actual.Scores, expected.Scores);
            sought += expected.Scores.Length;
        }

        return found / sought;
    }

    public void ReopenGraph()
    {
        Graph.Dispose();
        Graph = OpenGraph();
    }

    public void Dispose()
    {
        Graph.Dispose();
        Exact.Dispose();
        _file.Dispose();
    }

    public VectorColumn Vectors(float[][] rows, bool[]? valid) => new("v", _type, Dimension, rows.Length, rows.SelectMany(Encode).ToArray(), valid);

    private VectorEngine OpenGraph() => _file.Open(new VectorEngineOptions { GraphMinRows = MinRows });

    private static int Count(float[] actual, float[] expected)
    {
        var left = expected.GroupBy(score => score).ToDictionary(group => group.Key, group => group.Count());
        var found = 0;
        foreach (var score in actual)
        {
            if (left.GetValueOrDefault(score) == 0)
                continue;
            left[score]--;
            found++;
        }

        return found;
    }

    private byte[] Encode(float[] vector) => _type switch
    {
        EngineDataType.FloatVector => [.. vector.SelectMany(BitConverter.GetBytes)],
        EngineDataType.Float16Vector => [.. vector.SelectMany(element => BitConverter.GetBytes((Half)element))],
        EngineDataType.BFloat16Vector => [.. vector.SelectMany(element => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(element) >> 16)))],
        EngineDataType.Int8Vector => [.. vector.Select(element => (byte)(sbyte)Math.Clamp(element * 20, -127, 127))],
        _ => Bits(vector),
    };

    private static byte[] Bits(float[] vector)
    {
        var bits = 0u;
        for (var element = 0; element < Dimension; element++)
            bits |= vector[element] > 0 ? 1u << element : 0;
        var bytes = new byte[Dimension / 8];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)bits);
        return bytes;
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
}
