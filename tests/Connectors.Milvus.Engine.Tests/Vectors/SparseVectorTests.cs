using System.Buffers.Binary;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Vectors;

/// <summary>Sparse vectors against a plain model, and the rows that Milvus refuses.</summary>
public sealed class SparseVectorTests : EngineTest
{
    private readonly Dictionary<long, (SortedDictionary<uint, float>? Vector, int Group)> _rows = [];

    public static TheoryData<string, byte[]> BadRows => new()
    {
        { "invalid data length in sparse float vector: 12", new byte[12] },
        { "unsorted or same indices in sparse float vector", [.. Pair(3, 1), .. Pair(3, 1)] },
        { "unsorted or same indices in sparse float vector", [.. Pair(3, 1), .. Pair(2, 1)] },
        { "must be less than 2^32-1", Pair(uint.MaxValue, 1) },
        { "value 'NaN' is not a number or infinity, row 0, index 5", Pair(5, float.NaN) },
        { "is not a number or infinity", Pair(5, float.PositiveInfinity) },
    };

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 60)]
    [InlineData(true, 4_000_000_000)]
    public void Searches_answer_like_the_model(bool nullable, long indexes)
    {
        Create(nullable);
        var random = new Random(4);
        for (var round = 0; round < 8; round++)
        {
            Write(random, Enumerable.Range(0, random.Next(50, 700)).Select(_ => (long)random.Next(800)), indexes, nullable, isUpsert: round > 0);
            var gone = _rows.Keys.Where(_ => random.Next(7) == 0).ToArray();
            Engine.Delete($"id in [{string.Join(", ", gone)}]");
            Array.ForEach(gone, id => _rows.Remove(id));
            if (round == 3)
                Reopen();
            CheckSearches(random, indexes);
            CheckRows();
        }

        Assert.True(File.Number("SELECT max(epoch) FROM counters") > 0, "No compaction was met.");
    }

    [Fact]
    public void Several_queries_answer_like_each_alone()
    {
        Create(nullable: false);
        var random = new Random(9);
        Write(random, Enumerable.Range(0, 400).Select(id => (long)id), 50, nullable: false, isUpsert: false);
        var queries = Enumerable.Range(0, 20).Select(_ => Random(random, 50)).ToArray();

        var all = Engine.Search(Search(queries) with { Limit = 5 });
        for (int query = 0, row = 0; query < queries.Length; row += all.Counts[query++])
        {
            var alone = Engine.Search(Search(queries[query]) with { Limit = 5 });
            Assert.Equal(alone.LongIds(), all.LongIds().Skip(row).Take(all.Counts[query]));
            Assert.Equal(alone.Scores, all.Scores.Skip(row).Take(all.Counts[query]));
        }
    }

    [Fact]
    public void Empty_vectors_are_stored_and_never_hit()
    {
        Create(nullable: false);
        Insert((1, []), (2, new() { [7] = 2 }), (3, new() { [8] = 1 }), (4, new() { [7] = -1 }));

        Assert.Equal([2, 4], Engine.Search(Search(new SortedDictionary<uint, float> { [7] = 0.5f })).LongIds());
        Assert.Equal([1f, -0.5f], Engine.Search(Search(new SortedDictionary<uint, float> { [7] = 0.5f })).Scores);
        Assert.Empty(Engine.Search(Search(new SortedDictionary<uint, float>())).LongIds());
        Assert.Equal(0, ((SparseVectorColumn)Engine.Query("id == 1", "v").Columns.Single(column => column.Name == "v")).Rows[0].Length);
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public void Rows_and_queries_are_checked(string text, byte[] row)
    {
        Create(nullable: true);
        var bad = new SparseVectorColumn("v", [row]);
        Fails(EngineError.InvalidParameter, text, () => Engine.Insert(Ids(1), bad, Groups(1)));
        Fails(EngineError.InvalidParameter, text, () => Engine.Search(Search() with { Vectors = bad }));
        Engine.Insert(Ids(1), new SparseVectorColumn("v", [row], [false]), Groups(1));
        Assert.Equal(1, Engine.Count());
    }

    [Fact]
    public void A_sparse_field_has_no_dimension_and_takes_no_dense_vector()
    {
        Fails(EngineError.Unexpected, "dim should not be specified for sparse vector field v", () => Engine.CreateCollection("", Schema(Key(), Field(false) with { TypeParams = Params(("dim", "4")) })));
        Engine.CreateCollection("", Schema(Key(), Field(false)));
        Fails(EngineError.InvalidParameter, "only IP&BM25 is the supported metric type for sparse index", () => Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", "SPARSE_INVERTED_INDEX"), ("metric_type", "L2")) }));
        Fails(EngineError.InvalidParameter, "data type SparseFloatVector can't build with this index HNSW", () => Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", "HNSW"), ("metric_type", "IP")) }));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", "SPARSE_WAND"), ("metric_type", "IP"), ("drop_ratio_build", "0.2")) });
        Engine.LoadCollection("", Name);
        Fails(EngineError.InvalidParameter, "array type mismatch", () => Engine.Insert(Ids(1), VectorRows([1, 2])));
        Fails(EngineError.InvalidParameter, "vector type must be the same", () => Engine.Search(Nearest([1, 2])));
    }

    [Fact]
    public void A_changed_byte_and_a_lost_row_are_found_when_vectors_are_loaded()
    {
        Create(nullable: false);
        Insert((1, new() { [7] = 2 }), (2, new() { [7] = 3 }));
        var table = $"vectors_{Engine.DescribeCollection("", Name).Id}_101";

        Change($"UPDATE {table} SET data = CAST(substr(data, 1, 8) || x'00000041' AS BLOB) WHERE slot = 1");
        Fails(EngineError.IoFailed, $"the vector of slot 1 in {table} does not match its checksum", () => Engine.Search(Search(new SortedDictionary<uint, float> { [7] = 1 })));
        Fails(EngineError.IoFailed, "does not match its checksum", () => Engine.Query("id == 2", "v"));
        Change($"DELETE FROM {table} WHERE slot = 1");
        Fails(EngineError.IoFailed, $"the vector of slot 1 in {table} is missing", () => Engine.Search(Search(new SortedDictionary<uint, float> { [7] = 1 })));
    }

    private static FieldDefinition Field(bool nullable) => new() { Name = "v", Type = EngineDataType.SparseFloatVector, IsNullable = nullable };

    private static byte[] Pair(uint index, float value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, index);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), value);
        return bytes;
    }

    private static byte[] Bytes(SortedDictionary<uint, float> vector) => [.. vector.SelectMany(pair => Pair(pair.Key, pair.Value))];

    private static Column<int> Groups(params int[] values) => new("g", EngineDataType.Int32, values);

    // Few decimals, so that sums are exact and ties are ties.
    private static SortedDictionary<uint, float> Random(Random random, long indexes)
        => new(Enumerable.Range(0, random.Next(12)).Select(_ => (uint)(random.Next(40) * (indexes / 40))).Distinct().ToDictionary(index => index, _ => random.Next(-4, 12) / 4f));

    private static SearchCommand Search(params SortedDictionary<uint, float>[] queries)
        => new() { Collection = Name, Vectors = new SparseVectorColumn("", [.. queries.Select(query => (ReadOnlyMemory<byte>)Bytes(query))]), Limit = 10 };

    private void Create(bool nullable) => Engine.CreateLoaded(Schema(Key(), Field(nullable), Scalar("g", EngineDataType.Int32)), "IP");

    private void Insert(params (long Id, SortedDictionary<uint, float> Vector)[] rows)
        => Engine.Insert(Ids([.. rows.Select(row => row.Id)]), new SparseVectorColumn("v", [.. rows.Select(row => (ReadOnlyMemory<byte>)Bytes(row.Vector))]), Groups([.. rows.Select(_ => 0)]));

    private void Write(Random random, IEnumerable<long> ids, long indexes, bool nullable, bool isUpsert)
    {
        var written = ids.Distinct().ToArray();
        foreach (var id in written)
            _rows[id] = (nullable && random.Next(4) == 0 ? null : Random(random, indexes), random.Next(6));
        var valid = nullable ? written.Select(id => _rows[id].Vector is not null).ToArray() : null;
        Column[] columns =
        [
            Ids(written),
            new SparseVectorColumn("v", [.. written.Select(id => (ReadOnlyMemory<byte>)Bytes(_rows[id].Vector ?? []))], valid),
            Groups([.. written.Select(id => _rows[id].Group)]),
        ];
        _ = isUpsert ? Engine.Upsert(columns) : Engine.Insert(columns);
    }

    private void CheckSearches(Random random, long indexes)
    {
        var query = Random(random, indexes);
        (long Id, float Score)[] all =
        [
            .. _rows.Where(row => row.Value.Vector is not null)
                .Select(row => (Id: row.Key, Score: query.Sum(pair => pair.Value * row.Value.Vector!.GetValueOrDefault(pair.Key))))
                .Where(hit => hit.Score != 0).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id),
        ];
        void Check(IEnumerable<(long Id, float Score)> expected, SearchCommand command)
        {
            var found = Engine.Search(command);
            Assert.Equal(expected, found.LongIds().Zip(found.Scores));
        }

        Check(all.Take(10), Search(query));
        Check(all.Skip(4).Take(7), Search(query) with { Limit = 7, Offset = 4 });
        Check(all.Where(hit => hit.Id % 9 == 2).Take(10), Search(query) with { Filter = "id % 9 == 2" });
        Check(all.Where(hit => hit.Score is > 0.5f and <= 3).Take(1000), Search(query) with { Radius = 0.5, RangeFilter = 3, Limit = 1000 });
        Check(all.GroupBy(hit => _rows[hit.Id].Group).Take(3).SelectMany(group => group.Take(2)), Search(query) with { Limit = 3, GroupByFields = ["g"], GroupSize = 2 });
    }

    private void CheckRows()
    {
        var read = Engine.Query("id >= 0", "v");
        var ids = read.Values<long>("id");
        var vectors = (SparseVectorColumn)read.Columns.Single(column => column.Name == "v");
        Assert.Equal(_rows.Keys.Order(), ids);
        for (var row = 0; row < ids.Length; row++)
        {
            Assert.Equal(_rows[ids[row]].Vector is null, vectors.IsNull(row));
            if (_rows[ids[row]].Vector is { } vector)
                Assert.Equal(Bytes(vector), vectors.Rows[row].ToArray());
        }
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
