using System.Text;
using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rows;

public sealed class PartialUpsertTests : EngineTest
{
    public PartialUpsertTests()
    {
        Engine.CreateLoaded(Sample.Schema(
            Sample.Key(), Sample.Scalar("a", EngineDataType.Int64, nullable: true), Sample.Scalar("b", EngineDataType.VarChar),
            Sample.Scalar("d", EngineDataType.Int32, defaultValue: 7), Sample.Scalar("doc", EngineDataType.Json, nullable: true),
            Sample.ArrayOf("tags", EngineDataType.Int64, nullable: true), Sample.Vector()) with { EnableDynamicField = true });
        Engine.CreatePartition("", Sample.Name, "p1");
        Engine.Insert(new InsertCommand
        {
            Collection = Sample.Name,
            Partition = "p1",
            RowCount = 2,
            Columns =
            [
                Sample.Ids(1, 2), Longs("a", 10, 20), Texts("one", "two"), new Column<int>("d", EngineDataType.Int32, [1, 2]),
                Json("doc", """{"x":1,"y":2}""", "[1]"), Tags([1, 2, 1], [3]), Sample.VectorRows([1, 0, 0, 0], [2, 0, 0, 0]),
                Json("$meta", """{"k":1,"l":{"m": 1}}""", """{"k":2}"""),
            ],
        });
    }

    [Fact]
    public void Fields_that_are_not_sent_keep_their_values()
    {
        Partial(Sample.Ids(2), Longs("a", 21));

        var row = Row(2, "*");
        Assert.Equal([21], row.Values<long>("a"));
        Assert.Equal(["two"], row.Values<string>("b"));
        Assert.Equal([2], row.Values<int>("d"));
        Assert.Equal("[1]", Text(row, "doc"));
        Assert.Equal("""{"k":2}""", Text(row, "$meta"));
        Assert.Equal(0, Engine.Search(Sample.Nearest([2, 0, 0, 0], 1)).Scores[0]);
        Assert.Equal(2, Engine.Count());
    }

    [Fact]
    public void Dynamic_keys_are_merged_and_json_is_replaced_whole()
    {
        Partial(Sample.Ids(1), Json("doc", """{"y":3}"""), Json("$meta", """{"k":[5],"new":null}"""));

        var row = Row(1, "*");
        Assert.Equal("""{"y":3}""", Text(row, "doc"));
        Assert.Equal("""{"l":{"m": 1},"k":[5],"new":null}""", Text(row, "$meta"));
    }

    [Fact]
    public void A_null_that_is_sent_is_a_value()
    {
        Partial(Sample.Ids(1), new Column<long>("a", EngineDataType.Int64, [0], [false]));

        Assert.Equal(1, Engine.Count("a is null"));
    }

    [Fact]
    public void Rows_stay_in_their_partition_unless_one_is_named()
    {
        Partial(Sample.Ids(1), Longs("a", 1));
        Assert.Equal(2, Engine.GetRowCount("", Sample.Name, "p1"));

        Engine.Upsert(Command(Sample.Ids(1), Longs("a", 1)) with { Partition = "_default" });
        Assert.Equal(1, Engine.GetRowCount("", Sample.Name, "p1"));
    }

    [Fact]
    public void A_new_key_makes_a_row_that_needs_what_rows_need()
    {
        Sample.Fails(EngineError.InvalidParameter, "fieldSchema(b) has no corresponding fieldData pass in", () => Partial(Sample.Ids(1, 9), Longs("a", 1, 2)));
        Assert.Equal([10], Row(1, "a").Values<long>("a"));

        var result = Partial(Sample.Ids(1, 9), Texts("x", "new"), Sample.VectorRows([1, 0, 0, 0], [9, 0, 0, 0]));

        Assert.Equal(2, result.UpsertCount);
        var row = Row(9, "*");
        Assert.Equal([7], row.Values<int>("d"));
        Assert.Equal("{}", Text(row, "$meta"));
        Assert.False(row.Columns.Single(column => column.Name == "a").Flags()[0]);
    }

    [Fact]
    public void Arrays_are_appended_to_and_removed_from()
    {
        Operate(ArrayOperation.Append, Sample.Ids(1, 2), Tags([2], [4, 4]));
        Assert.Equal([1, 2, 1, 2], TagsOf(1));
        Assert.Equal([3, 4, 4], TagsOf(2));

        Operate(ArrayOperation.Remove, Sample.Ids(1, 2), Tags([1], [9, 4]));
        Assert.Equal([2, 2], TagsOf(1));
        Assert.Equal([3], TagsOf(2));
    }

    [Fact]
    public void A_null_payload_changes_no_array_and_a_null_array_begins_empty()
    {
        Operate(ArrayOperation.Append, Sample.Ids(1), new ArrayColumn("tags", EngineDataType.Int64, [null], [false]));
        Assert.Equal([1, 2, 1], TagsOf(1));

        Partial(Sample.Ids(1), new ArrayColumn("tags", EngineDataType.Int64, [null], [false]));
        Operate(ArrayOperation.Append, Sample.Ids(1), Tags([5]));
        Assert.Equal([5], TagsOf(1));
    }

    [Fact]
    public void Appending_past_the_capacity_changes_nothing()
    {
        Sample.Fails(EngineError.InvalidParameter, "the length (5) of 1th array exceeds max capacity (4)", () => Operate(ArrayOperation.Append, Sample.Ids(2, 1), Tags([1], [1, 1])));

        Assert.Equal([3], TagsOf(2));
    }

    [Theory]
    [InlineData("b", "needs an Array field, but b is VarChar")]
    [InlineData("nowhere", "field nowhere does not exist")]
    [InlineData("", "the name of a field is empty")]
    public void Operations_fit_array_fields_only(string field, string text)
        => Sample.Fails(EngineError.InvalidParameter, text, () => Engine.Upsert(Command(Sample.Ids(1), Longs("a", 1)) with
        {
            ArrayOperations = new Dictionary<string, ArrayOperation> { [field] = ArrayOperation.Append },
        }));

    [Fact]
    public void Nullable_vectors_are_kept_and_new_rows_have_none()
    {
        Engine.DropCollection("", Sample.Name);
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("a", EngineDataType.Int64), Sample.Vector() with { IsNullable = true }));
        Engine.Insert(Sample.Ids(1), Longs("a", 1), Sample.VectorRows([1, 2, 3, 4]));

        Partial(Sample.Ids(2, 1), Longs("a", 5, 6));

        Assert.Equal([1], Engine.Search(Sample.Nearest([1, 2, 3, 4])).LongIds());
        Assert.Equal([true, false], Engine.Query("id > 0", "v").Columns.Single(column => column.Name == "v").Flags());
    }

    [Fact]
    public void A_key_stands_once_in_an_upsert()
    {
        Sample.Fails(EngineError.InvalidParameter, "duplicate primary keys are not allowed in the same batch", () => Partial(Sample.Ids(1, 1), Longs("a", 1, 2)));
        Assert.Equal([10], Row(1, "a").Values<long>("a"));
    }

    [Fact]
    public void Without_partial_update_what_is_not_sent_is_gone()
    {
        Engine.Upsert(Sample.Ids(1), Texts("x"), Sample.VectorRows([1, 0, 0, 0]));

        var row = Row(1, "*");
        Assert.Equal([7], row.Values<int>("d"));
        Assert.Equal("{}", Text(row, "$meta"));
    }

    [Fact]
    public void Generated_keys_change_and_the_rest_is_merged()
    {
        Engine.DropCollection("", Sample.Name);
        Engine.CreateLoaded(Sample.Schema(Sample.Key(autoId: true), Sample.Scalar("a", EngineDataType.Int64), Sample.Vector()));
        var old = ((Column<long>)Engine.Insert(Longs("a", 5), Sample.VectorRows([1, 2, 3, 4])).Ids!).Values[0];

        var renewed = ((Column<long>)Partial(Sample.Ids(old), Longs("a", 6)).Ids!).Values[0];

        Assert.NotEqual(old, renewed);
        Assert.Equal([6], Row(renewed, "a").Values<long>("a"));
        Assert.Equal(0, Engine.Search(Sample.Nearest([1, 2, 3, 4], 1)).Scores[0]);
        Assert.Equal(1, Engine.Count());
    }

    private MutationResult Partial(params Column[] columns) => Engine.Upsert(Command(columns));

    private void Operate(ArrayOperation operation, params Column[] columns) => Engine.Upsert(Command(columns) with
    {
        ArrayOperations = new Dictionary<string, ArrayOperation> { ["tags"] = operation },
    });

    private static UpsertCommand Command(params Column[] columns)
        => new() { Collection = Sample.Name, RowCount = columns[0].Count, Columns = columns, IsPartial = true };

    private QueryResult Row(long id, string output) => Engine.Query($"id == {id}", output);

    private long[] TagsOf(long id) => (long[])((ArrayColumn)Row(id, "tags").Columns.Single(column => column.Name == "tags")).Rows[0]!;

    private static string Text(QueryResult row, string name) => Encoding.UTF8.GetString(row.Values<ReadOnlyMemory<byte>>(name)[0].Span);

    private static Column<long> Longs(string name, params long[] values) => new(name, EngineDataType.Int64, values);

    private static Column<string> Texts(params string[] values) => new("b", EngineDataType.VarChar, values);

    private static ArrayColumn Tags(params long[][] rows) => new("tags", EngineDataType.Int64, rows);

    private static Column<ReadOnlyMemory<byte>> Json(string name, params string[] rows)
        => new(name, EngineDataType.Json, [.. rows.Select(row => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(row))]) { IsDynamic = name == "$meta" };
}
