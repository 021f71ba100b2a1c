using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Vectors;

/// <summary>A collection of one dense vector field and one group field, and the model of what it must hold. Rows change at random.</summary>
internal sealed class DenseTable(EngineDataType type, int dimension, string metric, bool nullable)
{
    private const int Groups = 7;

    public Dictionary<long, ModelRow> Rows { get; } = [];

    public void Create(VectorEngine engine)
        => engine.CreateLoaded(Schema(Key(), Vector(dimension) with { Type = type, IsNullable = nullable }, Scalar("g", EngineDataType.Int32)), metric);

    public void Write(VectorEngine engine, Random random, IEnumerable<long> ids, bool isUpsert)
    {
        var written = ids.Distinct().ToArray();
        foreach (var id in written)
            Rows[id] = new ModelRow(nullable && random.Next(4) == 0 ? null : DenseModel.RandomVector(random, type, dimension), random.Next(Groups));
        Column[] columns = [Ids(written), Vectors([.. written.Select(id => Rows[id].Vector)]), new Column<int>("g", EngineDataType.Int32, [.. written.Select(id => Rows[id].Group)])];
        _ = isUpsert ? engine.Upsert(columns) : engine.Insert(columns);
    }

    public void Delete(VectorEngine engine, IEnumerable<long> ids)
    {
        var gone = ids.ToArray();
        engine.Delete($"id in [{string.Join(", ", gone)}]");
        Array.ForEach(gone, id => Rows.Remove(id));
    }

    public VectorColumn Vectors(byte[]?[] rows)
        => new("v", type, dimension, rows.Length, rows.SelectMany(row => row ?? new byte[DenseModel.RowBytes(type, dimension)]).ToArray(), rows.Contains(null) ? [.. rows.Select(row => row is not null)] : null);

    public byte[] RandomQuery(Random random) => DenseModel.RandomVector(random, type, dimension);

    public SearchCommand Search(byte[] query, long limit) => new() { Collection = Name, Vectors = Vectors([query]), Limit = limit };

    public List<(long Id, double Score)> Rank(byte[] query, Func<KeyValuePair<long, ModelRow>, bool>? keep = null)
        => DenseModel.Rank(metric, type, dimension, query, keep is null ? Rows : Rows.Where(keep));

    /// <summary>Compares hits with what the model expects. Rows whose true scores differ less than single precision can tell may swap places.</summary>
    public void AssertHits(IEnumerable<(long Id, double Score)> expected, byte[] query, SearchResult found)
    {
        var wanted = expected.ToArray();
        var ids = found.LongIds();
        Assert.Equal(wanted.Length, ids.Length);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var asked = DenseModel.Read(type, query, dimension);
        for (var index = 0; index < ids.Length; index++)
        {
            var score = DenseModel.Score(metric, asked, DenseModel.Read(type, Rows[ids[index]].Vector!, dimension));
            var tolerance = 2e-5 * Math.Max(1, Math.Abs(wanted[index].Score));
            Assert.Equal(wanted[index].Score, score, tolerance);
            Assert.Equal(wanted[index].Score, found.Scores[index], tolerance);
        }
    }

    /// <summary>Compares what a query reads back with the model, byte by byte.</summary>
    public void AssertRows(VectorEngine engine)
    {
        var read = engine.Query("id >= 0", "v", "g");
        var ids = read.Values<long>("id");
        var vectors = (VectorColumn)read.Columns.Single(column => column.Name == "v");
        Assert.Equal(Rows.Keys.Order(), ids);
        var rowBytes = DenseModel.RowBytes(type, dimension);
        for (var row = 0; row < ids.Length; row++)
        {
            Assert.Equal(Rows[ids[row]].Vector is null, vectors.IsNull(row));
            if (Rows[ids[row]].Vector is { } bytes)
                Assert.Equal(bytes, vectors.Data.Slice(row * rowBytes, rowBytes).ToArray());
        }
    }
}
