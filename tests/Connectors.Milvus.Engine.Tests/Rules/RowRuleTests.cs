using System.Text;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Rows that Milvus refuses, with its codes and words; nothing of them is written.</summary>
public sealed class RowRuleTests : EngineTest
{
    private static readonly VectorColumn OneVector = VectorRows([1, 2, 3, 4]);

    public static TheoryData<string, EngineError, string, Column[]> Rows => new()
    {
        { "missing vector", EngineError.InvalidParameter, "fieldSchema(v) has no corresponding fieldData pass in: invalid parameter", [Ids(1), Texts("a")] },
        { "missing key", EngineError.InvalidParameter, "fieldSchema(id) has no corresponding fieldData pass in", [OneVector, Texts("a")] },
        { "missing scalar", EngineError.InvalidParameter, "fieldSchema(s) has no corresponding fieldData pass in", [Ids(1), OneVector] },
        { "wrong number of rows", EngineError.InvalidParameter, "the num_rows (2) of field (s) is not equal to passed num_rows (1)", [Ids(1), OneVector, Texts("a", "b")] },
        { "unknown field", EngineError.Unexpected, "fieldName extra not exist in collection schema", [Ids(1), OneVector, Texts("a"), new Column<long>("extra", EngineDataType.Int64, [1])] },
        { "dynamic field without one", EngineError.InvalidParameter, "without dynamic schema enabled", [Ids(1), OneVector, Texts("a"), Json("$meta", "{}")] },
        { "twice the same field", EngineError.InvalidParameter, "duplicated column s found", [Ids(1), OneVector, Texts("a"), Texts("b")] },
        { "wrong dimension", EngineError.InvalidParameter, "the dim (3) of field data(v) is not equal to schema dim (4)", [Ids(1), VectorRows([1, 2, 3]), Texts("a")] },
        { "wrong type", EngineError.InvalidParameter, "field 'id' is illegal, array type mismatch: invalid parameter[expected=need long int array][actual=got nil]", [Keys("1"), OneVector, Texts("a")] },
        { "scalar for a vector", EngineError.InvalidParameter, "field 'v' is illegal, array type mismatch", [Ids(1), new Column<float>("v", EngineDataType.Float, [1]), Texts("a")] },
        { "too long", EngineError.InvalidParameter, "length of varchar field s exceeds max length, row number: 0, length: 22, max length: 20", [Ids(1), OneVector, Texts(new string('é', 11))] },
        { "null in a required field", EngineError.InvalidParameter, "the length of valid_data of field(s) is wrong", [Ids(1), OneVector, new Column<string>("s", EngineDataType.VarChar, [""], [false])] },
        { "null key", EngineError.InvalidParameter, "the length of valid_data of field(id) is wrong", [new Column<long>("id", EngineDataType.Int64, [1], [false]), OneVector, Texts("a")] },
        { "null vector", EngineError.InvalidParameter, "the length of valid_data of field(v) is wrong", [Ids(1), new VectorColumn("v", EngineDataType.FloatVector, 4, 1, new byte[16], [false]), Texts("a")] },
        { "NaN", EngineError.InvalidParameter, "field 'v': value 'NaN' is not a number or infinity, row 0, element 2", [Ids(1), VectorRows([1, 2, float.NaN, 4]), Texts("a")] },
        { "infinity", EngineError.InvalidParameter, "is not a number or infinity", [Ids(1), VectorRows([1, 2, 3, float.NegativeInfinity]), Texts("a")] },
        { "Int8 overflow", EngineError.InvalidParameter, "the 0th element (300) out of range: [-128, 127]", [Ids(1), OneVector, Texts("a"), new Column<int>("tiny", EngineDataType.Int8, [300])] },
        { "Int16 overflow", EngineError.InvalidParameter, "the 0th element (40000) out of range: [-32768, 32767]", [Ids(1), OneVector, Texts("a"), new Column<int>("short", EngineDataType.Int16, [40000])] },
        { "infinite scalar", EngineError.InvalidParameter, "field 'real'", [Ids(1), OneVector, Texts("a"), new Column<float>("real", EngineDataType.Float, [float.PositiveInfinity])] },
        { "array too long", EngineError.InvalidParameter, "the length (5) of 0th array exceeds max capacity (4)", [Ids(1), OneVector, Texts("a"), new ArrayColumn("list", EngineDataType.Int8, [new[] { 1, 2, 3, 4, 5 }])] },
        { "array of another type", EngineError.InvalidParameter, "insert data does not match", [Ids(1), OneVector, Texts("a"), new ArrayColumn("list", EngineDataType.Int64, [new[] { 1L }])] },
        { "array element out of range", EngineError.InvalidParameter, "(128) out of range", [Ids(1), OneVector, Texts("a"), new ArrayColumn("list", EngineDataType.Int8, [new[] { 128 }])] },
        { "not JSON", EngineError.InvalidParameter, "is not valid JSON, row number: 0", [Ids(1), OneVector, Texts("a"), Json("doc", "{'a':1}")] },
        { "JSON too long", EngineError.InvalidParameter, "the length (65537) of json field (doc) exceeds max length (65536)", [Ids(1), OneVector, Texts("a"), Json("doc", $"\"{new string('x', 65535)}\"")] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_are_checked(string what, EngineError code, string text, Column[] columns)
    {
        Assert.NotEmpty(what);
        Create();
        foreach (var write in new Action[]
        {
            () => Engine.Insert(new InsertCommand { Collection = Name, RowCount = 1, Columns = columns }),
            () => Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, Columns = columns }),
        })
        {
            Assert.True(Fails(code, text, write).IsInputError);
        }

        Assert.Equal(0, Engine.GetRowCount("", Name));
    }

    [Fact]
    public void A_bad_row_in_the_middle_leaves_nothing_of_its_batch()
    {
        Create();
        Engine.Insert(Ids(1), OneVector, Texts("kept"));

        Fails(EngineError.InvalidParameter, "row number: 2", () => Engine.Insert(
            Ids(1, 2, 3), VectorRows([9, 9, 9, 9], [1, 1, 1, 1], [2, 2, 2, 2]), Texts("a", "b", new string('x', 21))));
        Assert.Equal(["kept"], Engine.Query("id >= 0", "s").Values<string>("s"));
    }

    [Fact]
    public void No_rows_are_refused()
    {
        Create();
        Fails(EngineError.InvalidParameter, "num_rows should be greater than 0", () => Engine.Insert(new InsertCommand { Collection = Name, RowCount = 0, Columns = [] }));
    }

    [Fact]
    public void Unknown_partitions_are_refused()
    {
        Create();
        const string Text = "partition not found[partition=p]";
        Fails(EngineError.PartitionNotFound, Text, () => Engine.Insert(new InsertCommand { Collection = Name, Partition = "p", RowCount = 1, Columns = [Ids(1), OneVector, Texts("a")] }));
        Fails(EngineError.PartitionNotFound, Text, () => Engine.Upsert(new UpsertCommand { Collection = Name, Partition = "p", RowCount = 1, Columns = [Ids(1), OneVector, Texts("a")] }));
        Fails(EngineError.PartitionNotFound, Text, () => Engine.Delete(new DeleteCommand { Collection = Name, Partition = "p", Filter = "id == 1" }));
        Fails(EngineError.Unexpected, "partition name p not found", () => Engine.Search(Nearest([1, 2, 3, 4]) with { Partitions = ["p"] }));
        Fails(EngineError.Unexpected, "Partition name should not be empty", () => Engine.Query(new QueryCommand { Collection = Name, Limit = 1, Partitions = [""] }));
    }

    [Fact]
    public void Rows_built_for_an_older_schema_are_refused_with_109()
    {
        Create();
        var schema = Engine.DescribeCollection("", Name);
        InsertCommand Rows(ulong timestamp) => new() { Collection = Name, RowCount = 1, Columns = [Ids(1), OneVector, Texts("a")], SchemaTimestamp = timestamp };
        Engine.Insert(Rows(schema.UpdateTimestamp));
        Engine.AlterCollection("", Name, Params(("a", "b")), []);

        Fails(EngineError.SchemaMismatch, "collection schema mismatch[collection=things]", () => Engine.Insert(Rows(schema.UpdateTimestamp)));
        Engine.Insert(Rows(Engine.DescribeCollection("", Name).UpdateTimestamp));
        Engine.Insert(Rows(0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("true")]
    public void Deleting_everything_by_accident_is_refused(string filter)
    {
        Create();
        Fails(EngineError.InvalidParameter, "delete plan can't be empty or always true", () => Engine.Delete(filter));
    }

    [Fact]
    public void Bad_filters_name_their_plan()
    {
        Create();
        Fails(EngineError.InvalidParameter, "failed to create delete plan", () => Engine.Delete("id =="));
        Fails(EngineError.InvalidParameter, "failed to create query plan", () => Engine.Query("id =="));
        Fails(EngineError.InvalidParameter, "failed to create query plan", () => Engine.Search(Nearest([1, 2, 3, 4]) with { Filter = "nope > 1" }));
    }

    private static Column<string> Texts(params string[] values) => new("s", EngineDataType.VarChar, values);

    private static Column<ReadOnlyMemory<byte>> Json(string name, string text) => new(name, EngineDataType.Json, [Encoding.UTF8.GetBytes(text)]);

    private void Create() => Engine.CreateLoaded(Schema(
        Key(),
        Vector(),
        Scalar("s", EngineDataType.VarChar),
        Scalar("tiny", EngineDataType.Int8, nullable: true),
        Scalar("short", EngineDataType.Int16, nullable: true),
        Scalar("real", EngineDataType.Float, nullable: true),
        Scalar("doc", EngineDataType.Json, nullable: true),
        ArrayOf("list", EngineDataType.Int8, nullable: true)));
}
