using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rows;

/// <summary>The room of replaced and deleted rows comes back, and nobody notices.</summary>
public sealed class CompactionTests : EngineTest
{
    private const int Dimension = 96;

    [Fact]
    public void A_collection_that_is_written_over_and_over_stays_small()
    {
        using var second = File.Open();
        Create();
        var id = Engine.DescribeCollection("", Name).Id;
        for (var round = 0; round < 40; round++)
        {
            Write(Engine, round, Enumerable.Range(0, 300));
            Check(Engine, round, 300);
            Check(second, round, 300);
        }

        Assert.True(File.Number("SELECT max(next_slot) FROM counters") < 2048 + 300);
        Assert.True(File.Number("SELECT max(epoch) FROM counters") > 3);
        Assert.True(File.Number($"SELECT count(*) FROM vectors_{id}_101") <= 5);
        Reopen();
        Check(Engine, 39, 300);
    }

    [Fact]
    public void Rows_keep_their_values_indexes_and_partitions()
    {
        Create();
        Engine.CreatePartition("", Name, "p");
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "version", Parameters = Params() });
        Write(Engine, 1, Enumerable.Range(0, 1500));
        Write(Engine, 2, Enumerable.Range(5000, 700), "p");
        Engine.Delete("id < 1400");

        Assert.Equal(1, File.Number("SELECT max(epoch) FROM counters"));
        Assert.Equal((100, 700), (Engine.GetRowCount("", Name, "_default"), Engine.GetRowCount("", Name, "p")));
        Assert.Equal(700, Engine.Query("version == 2").RowCount);
        Assert.Equal([5123], Engine.Search(Nearest(VectorOf(5123, 2), 1)).LongIds());
        Assert.Equal([1400], Engine.Search(Nearest(VectorOf(1400, 1), 1) with { Partitions = ["_default"] }).LongIds());
        Engine.DropIndex("", Name, "version");
        Engine.Delete("id >= 0");
        Write(Engine, 3, [7]);
        Check(Engine, 3, 1);
    }

    [Fact]
    public void A_large_collection_waits_for_a_flush()
    {
        const int Wide = 16_384;
        Engine.CreateLoaded(Schema(Key(), Vector(Wide)));
        for (var batch = 0; batch < 23; batch++)
            Engine.Insert(Ids([.. Enumerable.Range(batch * 100, 100).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(batch * 100, 100).Select(id => Single(id, Wide))]));
        Engine.Delete("id < 1120");
        Engine.Delete("id < 1160");

        Assert.Equal(0, File.Number("SELECT max(epoch) FROM counters"));
        Engine.Flush("", [Name]);
        Assert.Equal(1, File.Number("SELECT max(epoch) FROM counters"));
        Assert.Equal(1140, File.Number("SELECT max(next_slot) FROM counters"));
        foreach (var id in (long[])[1160, 1700, 2299])
            Assert.Equal([id], Engine.Search(Nearest(Single((int)id, Wide), 1)).LongIds());
        Fails(EngineError.CollectionNotFound, "can't find collection", () => Engine.Flush("", ["nope"]));
    }

    private static float[] Single(int id, int dimension)
    {
        var vector = new float[dimension];
        vector[id % dimension] = 1;
        return vector;
    }

    private static float[] VectorOf(long id, long version) => [.. Enumerable.Range(0, Dimension).Select(at => (float)((id * 31) + (version * 17) + (at * id % 7)))];

    private static void Write(VectorEngine engine, long version, IEnumerable<int> keys, string? partition = null)
    {
        var ids = keys.Select(key => (long)key).ToArray();
        engine.Upsert(new UpsertCommand
        {
            Collection = Name,
            Partition = partition,
            RowCount = ids.Length,
            Columns = [Ids(ids), VectorRows([.. ids.Select(id => VectorOf(id, version))]), new Column<long>("version", EngineDataType.Int64, [.. ids.Select(_ => version)])],
        });
    }

    private static void Check(VectorEngine engine, long version, int count)
    {
        var found = engine.Search(Nearest(VectorOf(7, version), 16384) with { OutputFields = ["version"] });
        Assert.Equal(7, found.LongIds()[0]);
        Assert.Equal(0, found.Scores[0]);
        Assert.Equal(count, found.LongIds().Length);
        Assert.All(((Column<long>)found.Columns[0]).Values, value => Assert.Equal(version, value));
        Assert.Equal(count, engine.Count());
    }

    private void Create() => Engine.CreateLoaded(Schema(Key(), Vector(Dimension), Scalar("version", EngineDataType.Int64)));
}
