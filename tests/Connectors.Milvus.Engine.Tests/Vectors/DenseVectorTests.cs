using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Vectors;

/// <summary>Every dense type, metric and kind of search against the plain model, while rows come, change and go.</summary>
public sealed class DenseVectorTests : EngineTest
{
    private static readonly (EngineDataType Type, string[] Metrics, int[] Dimensions)[] Kinds =
    [
        (EngineDataType.FloatVector, ["L2", "IP", "COSINE"], [2, 37, 768]),
        (EngineDataType.Float16Vector, ["L2", "IP", "COSINE"], [2, 8, 17, 100, 512]),
        (EngineDataType.BFloat16Vector, ["L2", "IP", "COSINE"], [2, 8, 17, 100, 512]),
        (EngineDataType.Int8Vector, ["L2", "IP", "COSINE"], [9, 16, 17, 33, 768]),
        (EngineDataType.BinaryVector, ["HAMMING", "JACCARD"], [8, 24, 64, 136, 1024]),
    ];

    public static TheoryData<EngineDataType, string, int, bool> Shapes
    {
        get
        {
            var data = new TheoryData<EngineDataType, string, int, bool>();
            foreach (var (type, metrics, dimensions) in Kinds)
            {
                foreach (var metric in metrics)
                {
                    foreach (var dimension in dimensions)
                        data.Add(type, metric, dimension, dimension % 2 == 1 || dimension is 64 or 768);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Searches_answer_like_the_model(EngineDataType type, string metric, int dimension, bool nullable)
    {
        var table = new DenseTable(type, dimension, metric, nullable);
        var random = new Random((dimension * 10) + metric.Length);
        table.Create(Engine);
        for (var round = 0; round < 4; round++)
        {
            table.Write(Engine, random, Enumerable.Range(0, random.Next(100, 500)).Select(_ => (long)random.Next(900)), isUpsert: round > 0);
            if (round > 0)
                table.Delete(Engine, table.Rows.Keys.Where(_ => random.Next(8) == 0).ToArray());
            if (round == 2)
                Reopen();
            CheckSearches(table, random, metric);
        }

        table.AssertRows(Engine);
        Reopen();
        table.AssertRows(Engine);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Many_queries_answer_like_each_alone(EngineDataType type, string metric, int dimension, bool nullable)
    {
        var table = new DenseTable(type, dimension, metric, nullable);
        var random = new Random(dimension);
        table.Create(Engine);
        table.Write(Engine, random, Enumerable.Range(0, 650).Select(id => (long)id), isUpsert: false);
        var queries = Enumerable.Range(0, 38).Select(_ => table.RandomQuery(random)).ToArray();

        var all = Engine.Search(table.Search(queries[0], 9) with { Vectors = table.Vectors(queries) });
        for (var query = 0; query < queries.Length; query++)
        {
            var alone = Engine.Search(table.Search(queries[query], 9));
            Assert.Equal(alone.LongIds(), all.LongIds().Skip(query * 9).Take(9));
            Assert.Equal(alone.Scores, all.Scores.Skip(query * 9).Take(9));
        }
    }

    [Theory]
    [InlineData(EngineDataType.FloatVector, "L2", 100)]
    [InlineData(EngineDataType.Int8Vector, "COSINE", 300)]
    [InlineData(EngineDataType.BinaryVector, "JACCARD", 800)]
    public void Compaction_keeps_vectors_and_nulls(EngineDataType type, string metric, int dimension)
    {
        var table = new DenseTable(type, dimension, metric, nullable: true);
        var random = new Random(3);
        table.Create(Engine);
        for (var round = 0; round < 6; round++)
            table.Write(Engine, random, Enumerable.Range(0, 1500).Select(_ => (long)random.Next(1200)), isUpsert: true);

        Assert.True(File.Number("SELECT max(epoch) FROM counters") > 0);
        table.AssertRows(Engine);
        CheckSearches(table, random, metric);
        Reopen();
        table.AssertRows(Engine);
    }

    [Fact]
    public void A_nullable_field_may_be_left_out_for_rows_that_fill_chunks()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Vector(2, "w") with { IsNullable = true }));
        var ids = Enumerable.Range(0, 1300).Select(id => (long)id).ToArray();
        Engine.Insert(Ids(ids), VectorRows([.. ids.Select(id => new float[] { id, 0 })]));
        Engine.Insert(Ids(5000), VectorRows([1, 1]), NamedVectors("w", [3, 4]));

        Assert.Equal([5000], Engine.Search(Nearest([0, 0], 3) with { VectorField = "w" }).LongIds());
        Assert.Equal([5000], Engine.Search(Nearest([0, 0], 3) with { VectorField = "w", Filter = "id > 7", GroupByFields = ["id"] }).LongIds());
        Assert.Equal([0, 1, 5000], Engine.Search(Nearest([0, 0], 3) with { VectorField = "v" }).LongIds());
        Assert.Equal([false, true], Engine.Query("id in [9, 5000]", "w").Columns.Single(column => column.Name == "w").Flags());
        Fails(EngineError.InvalidParameter, "a row to search for has no vector in field w", () => Engine.Search(Nearest([0, 0]) with { VectorField = "w", Vectors = null, Keys = Ids(9) }));
    }

    [Theory]
    [InlineData(EngineDataType.Float16Vector)]
    [InlineData(EngineDataType.BFloat16Vector)]
    public void Floats_are_taken_for_half_floats_and_rounded(EngineDataType type)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2) with { Type = type }));
        Engine.Insert(Ids(1, 2), VectorRows([1.5f, -2f], [1.00048828125f, 0]));

        var read = Engine.Search(Nearest([1.5f, -2], 2) with { OutputFields = ["v"] });
        Assert.Equal([1, 2], read.LongIds());
        Assert.Equal(0, read.Scores[0]);
        var stored = (VectorColumn)read.Columns[0];
        Assert.Equal(type, stored.Type);
        var numbers = MemoryMarshal.Cast<byte, ushort>(stored.Data.Span).ToArray();
        Assert.Equal(type == EngineDataType.Float16Vector ? [0x3E00, 0xC000, 0x3C00, 0] : [0x3FC0, 0xC000, 0x3F80, 0], numbers);
        Fails(EngineError.InvalidParameter, "is not a number or infinity", () => Engine.Insert(Ids(3), VectorRows([float.NaN, 0])));
        if (type == EngineDataType.Float16Vector)
            Fails(EngineError.InvalidParameter, "is not a number or infinity", () => Engine.Insert(Ids(3), VectorRows([70_000, 0])));
    }

    [Theory]
    [InlineData("presence", 64)]
    [InlineData("vector", 130)]
    public void A_changed_byte_of_a_nullable_chunk_is_found(string what, int offset)
    {
        Assert.NotEmpty(what);
        Engine.CreateLoaded(Schema(Key(), Vector(8) with { Type = EngineDataType.Int8Vector, IsNullable = true }));
        Engine.Insert(Ids(1, 2, 3), new VectorColumn("v", EngineDataType.Int8Vector, 8, 3, new byte[24], [true, false, true]));
        var table = $"vectors_{Engine.DescribeCollection("", Name).Id}_101";
        using (var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE {table} SET data = CAST(substr(data, 1, {offset}) || x'77' || substr(data, {offset + 2}) AS BLOB)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var query = new VectorColumn("", EngineDataType.Int8Vector, 8, 1, new byte[8]);
        Fails(EngineError.IoFailed, "does not match its checksum", () => Engine.Search(Nearest([0]) with { Vectors = query }));
    }

    [Theory]
    [InlineData(EngineDataType.Float16Vector, 0x7C00)]
    [InlineData(EngineDataType.Float16Vector, 0xFE01)]
    [InlineData(EngineDataType.BFloat16Vector, 0x7F80)]
    [InlineData(EngineDataType.BFloat16Vector, 0xFFC0)]
    public void Narrow_numbers_that_are_not_finite_are_refused(EngineDataType type, int bits)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(40) with { Type = type }));
        var rows = new ushort[120];
        rows[115] = (ushort)bits;
        Fails(EngineError.InvalidParameter, "row 2, element 35", () => Engine.Insert(Ids(1, 2, 3), new VectorColumn("v", type, 40, 3, MemoryMarshal.AsBytes<ushort>(rows).ToArray())));
    }

    [Fact]
    public void Vectors_of_another_type_are_refused_and_nulls_may_hold_anything()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(8) with { IsNullable = true }, Vector(8, "b") with { Type = EngineDataType.BinaryVector }), "");
        var bits = new VectorColumn("b", EngineDataType.BinaryVector, 8, 1, new byte[] { 5 });
        Fails(EngineError.InvalidParameter, "array type mismatch", () => Engine.Insert(Ids(1), VectorRows(new float[8]), NamedVectors("b", new float[8])));
        Fails(EngineError.InvalidParameter, "vector type must be the same, field b - type BinaryVector", () => Engine.Search(Nearest(new float[8]) with { VectorField = "b" }));
        Fails(EngineError.Segcore, "expected vector size(byte) 1, actual 2", () => Engine.Search(Nearest(new float[8]) with { VectorField = "b", Vectors = new VectorColumn("", EngineDataType.BinaryVector, 16, 1, new byte[2]) }));
        Fails(EngineError.InvalidParameter, "metric type not match: invalid parameter[expected=HAMMING][actual=L2]", () => Engine.Search(Nearest(new float[8]) with { VectorField = "b", Vectors = bits, MetricType = "L2" }));

        var nulls = new VectorColumn("v", EngineDataType.FloatVector, 8, 1, MemoryMarshal.AsBytes(Enumerable.Repeat(float.NaN, 8).ToArray().AsSpan()).ToArray(), [false]);
        Engine.Insert(Ids(1), nulls, bits);
        Assert.Empty(Engine.Search(Nearest(new float[8]) with { VectorField = "v" }).LongIds());
    }

    private void CheckSearches(DenseTable table, Random random, string metric)
    {
        var query = table.RandomQuery(random);
        var all = table.Rank(query);
        table.AssertHits(all.Take(25), query, Engine.Search(table.Search(query, 25)));
        table.AssertHits(all.Skip(11).Take(9), query, Engine.Search(table.Search(query, 9) with { Offset = 11 }));
        table.AssertHits(table.Rank(query, row => row.Key % 5 == 3).Take(30), query, Engine.Search(table.Search(query, 30) with { Filter = "id % 5 == 3" }));
        CheckRange(table, query, all, metric);

        var firsts = table.Rows.ToDictionary(row => row.Key, row => row.Value.Group);
        var groups = all.GroupBy(hit => firsts[hit.Id]).Take(4).SelectMany(group => group.Take(2));
        table.AssertHits(groups, query, Engine.Search(table.Search(query, 4) with { GroupByFields = ["g"], GroupSize = 2 }));
    }

    // The bounds lie between two scores that single precision tells apart.
    private void CheckRange(DenseTable table, byte[] query, List<(long Id, double Score)> all, string metric)
    {
        var scores = all.Select(hit => hit.Score).Distinct().ToArray();
        var gaps = Enumerable.Range(1, scores.Length - 1).Where(index => Math.Abs(scores[index] - scores[index - 1]) > 1e-3 * Math.Abs(scores[index])).ToArray();
        if (gaps.Length < 2)
            return;
        var (inner, outer) = (Middle(scores, gaps[0]), Middle(scores, gaps[^1]));
        var within = all.Where(hit => DenseModel.IsDistance(metric) ? hit.Score >= inner && hit.Score < outer : hit.Score <= inner && hit.Score > outer);
        table.AssertHits(within.Take(1000), query, Engine.Search(table.Search(query, 1000) with { Radius = outer, RangeFilter = inner }));
    }

    private static double Middle(double[] scores, int gap) => (scores[gap] + scores[gap - 1]) / 2;
}
