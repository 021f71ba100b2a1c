using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rows;

/// <summary>What insert, upsert and delete do to rows, and what they answer.</summary>
public sealed class MutationTests : EngineTest
{
    [Fact]
    public void Insert_answers_keys_count_and_a_timestamp_of_now()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        var result = Engine.Insert(Ids(5, 3), TwoVectors);

        Assert.Equal([5, 3], ((Column<long>)result.Ids!).Values);
        Assert.Equal((2, 0, 0), (result.InsertCount, result.UpsertCount, result.DeleteCount));
        var age = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - (long)(result.Timestamp >> 18);
        Assert.InRange(age, -1000, 60_000);
        Assert.True(Engine.AllocateTimestamp() > result.Timestamp);
        Assert.True(Engine.Query("id > 0").Timestamp > result.Timestamp);
    }

    [Fact]
    public void The_newest_row_of_a_key_wins_everywhere()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar)));
        Engine.Insert(Ids(1, 2), TwoVectors, Texts("old", "other"));
        Engine.Insert(Ids(1), VectorRows([9, 9, 9, 9]), Texts("new"));

        Assert.Equal(2, Engine.Count());
        Assert.Equal(2, Engine.GetRowCount("", Name));
        Assert.Equal(["new", "other"], Engine.Query("id > 0", "s").Values<string>("s"));
        Assert.Equal([1], Engine.Search(Nearest([9, 9, 9, 9], 1)).LongIds());
        Assert.Equal([2, 1], Engine.Search(Nearest([1, 0, 0, 0])).LongIds());
    }

    [Fact]
    public void Of_equal_keys_in_one_insert_the_last_wins()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar)));
        var result = Engine.Insert(Ids(1, 2, 1), VectorRows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]), Texts("a", "b", "c"));

        Assert.Equal(3, result.InsertCount);
        Assert.Equal(["c", "b"], Engine.Query("id > 0", "s").Values<string>("s"));
        Assert.Equal([1, 2], Engine.Search(Nearest([0, 0, 1, 0])).LongIds());
    }

    [Fact]
    public void Upsert_replaces_the_whole_row()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar, nullable: true)) with { EnableDynamicField = true });
        Engine.Insert(Ids(1), VectorRows([1, 0, 0, 0]), Texts("gone"), new Column<ReadOnlyMemory<byte>>("$meta", EngineDataType.Json, ["{\"k\":1}"u8.ToArray()]) { IsDynamic = true });
        var result = Engine.Upsert(Ids(1), VectorRows([0, 1, 0, 0]));

        Assert.Equal((0, 1), (result.InsertCount, result.UpsertCount));
        var row = Engine.Query("id == 1", "s", "$meta");
        Assert.Equal([false], row.Columns[0].Flags());
        Assert.Equal("{}"u8.ToArray(), row.Values<ReadOnlyMemory<byte>>("$meta")[0].ToArray());
    }

    [Theory]
    [InlineData(EngineDataType.Int64)]
    [InlineData(EngineDataType.VarChar)]
    public void Generated_keys_are_large_unique_and_growing_across_reopening(EngineDataType type)
    {
        Engine.CreateLoaded(Schema(Key(type, autoId: true), Vector()));
        var keys = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            var ids = Engine.Insert(TwoVectors).Ids!;
            keys.AddRange(ids is Column<long> numbers ? numbers.Values : ((Column<string>)ids).Values.Select(text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
            Reopen();
        }

        Assert.Equal(6, keys.Distinct().Count());
        Assert.Equal(keys.Order(), keys);
        Assert.True(keys[0] > 1L << 50);
        Assert.Equal(6, Engine.Count());
    }

    [Fact]
    public void Generated_keys_stay_ahead_when_the_clock_goes_back()
    {
        Engine.CreateLoaded(Schema(Key(autoId: true), Vector()));
        var first = ((Column<long>)Engine.Insert(TwoVectors).Ids!).Values;
        using var past = File.Open(new VectorEngineOptions { TimeProvider = new FixedClock(DateTimeOffset.UnixEpoch.AddYears(30)) });

        var second = ((Column<long>)past.Insert(TwoVectors).Ids!).Values;
        Assert.True(second[0] > first[1]);
    }

    [Fact]
    public void Generated_keys_must_not_be_sent_unless_the_collection_allows_it()
    {
        Engine.CreateLoaded(Schema(Key(autoId: true), Vector()));
        Fails(EngineError.InvalidParameter, "field (id) is the auto-id primary key", () => Engine.Insert(Ids(1, 2), TwoVectors));
        Engine.AlterCollection("", Name, Params(("allow_insert_auto_id", "true")), []);
        Engine.Insert(Ids(1, 2), TwoVectors);
        Assert.Equal([1, 2], Engine.Query("id > 0").Values<long>("id"));
    }

    [Fact]
    public void Upsert_with_generated_keys_needs_the_old_ones_and_answers_new_ones()
    {
        Engine.CreateLoaded(Schema(Key(autoId: true), Vector()));
        var old = ((Column<long>)Engine.Insert(TwoVectors).Ids!).Values;
        Fails(EngineError.InvalidParameter, "has no corresponding fieldData pass in", () => Engine.Upsert(TwoVectors));

        var fresh = ((Column<long>)Engine.Upsert(Ids(old[0]), VectorRows([7, 7, 7, 7])).Ids!).Values;
        Assert.Equal([old[1], fresh[0]], Engine.Query("id > 0").Values<long>("id"));
        Assert.True(fresh[0] > old[1]);
    }

    [Fact]
    public void Delete_by_key_counts_the_keys_given_and_by_filter_the_rows_found()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar)));
        Engine.Insert(Ids(1, 2, 3, 4), VectorRows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]), Texts("a", "b", "a", "b"));

        var byKey = Engine.Delete("id in [1, 77]");
        Assert.Equal(2, byKey.DeleteCount);
        Assert.Null(byKey.Ids);
        Assert.Equal(1, Engine.Delete("s == \"a\"").DeleteCount);
        Assert.Equal(0, Engine.Delete("s == \"a\"").DeleteCount);
        Assert.Equal([2, 4], Engine.Query("id > 0").Values<long>("id"));
        Assert.Equal(2, Engine.GetRowCount("", Name));
        Assert.Equal([2, 4], Engine.Search(Nearest([0, 1, 0, 0])).LongIds());
    }

    [Fact]
    public void Text_keys_are_not_trimmed_and_hold_anything()
    {
        Engine.CreateLoaded(Schema(Key(EngineDataType.VarChar), Vector()));
        Engine.Insert(Keys("1", " 1", "it's", "\"q\" \\"), VectorRows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]));
        Engine.Delete(new DeleteCommand { Collection = Name, Filter = "id in {keys}", FilterValues = new Dictionary<string, object?> { ["keys"] = new object[] { "it's", "1" } } }, default);

        Assert.Equal([" 1", "\"q\" \\"], Engine.Query("id != ''").Values<string>("id"));
    }

    [Fact]
    public void Rows_stay_in_their_partition_until_it_is_dropped()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.CreatePartition("", Name, "p");
        Engine.Insert(Ids(1), VectorRows([1, 0, 0, 0]));
        Engine.Insert(new InsertCommand { Collection = Name, Partition = "p", RowCount = 2, Columns = [Ids(2, 3), TwoVectors] });

        Assert.Equal((1, 2, 3), (Engine.GetRowCount("", Name, "_default"), Engine.GetRowCount("", Name, "p"), Engine.GetRowCount("", Name)));
        Assert.Equal([2, 3], Engine.Search(Nearest([1, 0, 0, 0]) with { Partitions = ["p"] }).LongIds());
        Assert.Equal([2, 3], Engine.Query(new QueryCommand { Collection = Name, Filter = "id > 0", Partitions = ["p"] }, default).Values<long>("id"));
        Assert.Equal(0, Engine.Delete(new DeleteCommand { Collection = Name, Partition = "p", Filter = "id < 2" }, default).DeleteCount);
        Engine.ReleaseCollection("", Name);
        Engine.DropPartition("", Name, "p");
        Engine.LoadCollection("", Name);
        Assert.Equal([1], Engine.Search(Nearest([1, 0, 0, 0])).LongIds());
        Assert.Equal(1, Engine.GetRowCount("", Name));
    }

    [Fact]
    public void A_partition_key_spreads_rows_by_Milvus_hashes()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("tenant", EngineDataType.VarChar) with { IsPartitionKey = true }) with { PartitionCount = 4 });
        Engine.Insert(Ids(1, 2), TwoVectors, new Column<string>("tenant", EngineDataType.VarChar, ["123456789", "123456789"]));

        Assert.Equal(["_default_0", "_default_1", "_default_2", "_default_3"], Engine.ListPartitions("", Name).Select(entry => entry.Name));
        Assert.Equal(2, Engine.GetRowCount("", Name, $"_default_{0xCBF43926 % 4}"));
        Assert.Equal(2, Engine.Search(Nearest([1, 0, 0, 0])).LongIds().Length);
        const string Text = "not support manually specifying the partition names if partition key mode is used";
        Fails(EngineError.Unexpected, Text, () => Engine.Insert(new InsertCommand { Collection = Name, Partition = "_default_0", RowCount = 1, Columns = [Ids(1)] }));
        Fails(EngineError.Unexpected, Text, () => Engine.Search(Nearest([1, 0, 0, 0]) with { Partitions = ["_default_0"] }));
    }

    [Theory]
    [InlineData(0L, 0x63852AFCu)]
    [InlineData(1234567890123L, 0x67C2795Eu)]
    [InlineData(-1L, 0x627564E8u)]
    public void Numbers_are_hashed_by_MurmurHash3(long number, uint hash)
        => Assert.Equal(hash & 0x7FFFFFFF, Milvus.Engine.Rows.PartitionSource.Hash(number));

    [Fact]
    public void Texts_are_hashed_by_their_first_100_bytes()
    {
        Assert.Equal(0xCBF43926, Milvus.Engine.Rows.PartitionSource.Hash("123456789"));
        Assert.Equal(Milvus.Engine.Rows.PartitionSource.Hash(new string('x', 100)), Milvus.Engine.Rows.PartitionSource.Hash(new string('x', 120)));
    }

    private static VectorColumn TwoVectors => VectorRows([1, 0, 0, 0], [0, 1, 0, 0]);

    private static Column<string> Texts(params string[] values) => new("s", EngineDataType.VarChar, values);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
