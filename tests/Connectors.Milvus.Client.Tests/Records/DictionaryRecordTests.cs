using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Milvus.Protocol;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Dictionaries as records: the collection's schema decides how each key travels.</summary>
public sealed class DictionaryRecordTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
    private static readonly MilvusRecordMap<Record> Map = MilvusRecordMap.Default<Record>();

    private static readonly Dictionary<string, (MilvusFieldSchema Field, object? Given, object? Wire, object? Read)> Table = new()
    {
        ["bool"] = (MilvusFieldSchema.Bool("v"), true, true, true),
        ["int for Int8"] = (MilvusFieldSchema.Int8("v"), 5, 5, (sbyte)5),
        ["long for Int16"] = (MilvusFieldSchema.Int16("v"), -300L, -300, (short)-300),
        ["whole double for Int32"] = (MilvusFieldSchema.Int32("v"), 7.0, 7, 7),
        ["enum for Int32"] = (MilvusFieldSchema.Int32("v"), DayOfWeek.Friday, 5, 5),
        ["DateTime for Int64"] = (MilvusFieldSchema.Int64("v"), new DateTime(7), 7L, 7L),
        ["DateTimeOffset for Int64"] = (MilvusFieldSchema.Int64("v"), new DateTimeOffset(7, TimeSpan.Zero), 7L, 7L),
        ["TimeOnly for Int64"] = (MilvusFieldSchema.Int64("v"), new TimeOnly(7), 7L, 7L),
        ["TimeSpan for Int64"] = (MilvusFieldSchema.Int64("v"), new TimeSpan(7), 7L, 7L),
        ["DateOnly for Int32"] = (MilvusFieldSchema.Int32("v"), DateOnly.FromDayNumber(7), 7, 7),
        ["int for Int64"] = (MilvusFieldSchema.Int64("v"), 5, 5L, 5L),
        ["decimal for Int64"] = (MilvusFieldSchema.Int64("v"), 5m, 5L, 5L),
        ["JSON number for Int64"] = (MilvusFieldSchema.Int64("v"), JsonElement.Parse("9007199254740993"), 9007199254740993L, 9007199254740993L),
        ["double for Float"] = (MilvusFieldSchema.Float("v"), 0.1, 0.1f, 0.1f),
        ["int for Double"] = (MilvusFieldSchema.Double("v"), 3, 3.0, 3.0),
        ["decimal for Double"] = (MilvusFieldSchema.Double("v"), 1.5m, 1.5, 1.5),
        ["string"] = (MilvusFieldSchema.VarChar("v", 9), "ü", "ü", "ü"),
        ["Guid for VarChar"] = (MilvusFieldSchema.VarChar("v", 36), Guid.Empty, Guid.Empty.ToString(), Guid.Empty.ToString()),
        ["decimal for VarChar"] = (MilvusFieldSchema.VarChar("v", 31), 1.50m, "1.5", "1.5"),
        ["char for VarChar"] = (MilvusFieldSchema.VarChar("v", 3), 'ü', "ü", "ü"),
        ["enum for VarChar"] = (MilvusFieldSchema.VarChar("v", 9), DayOfWeek.Friday, "Friday", "Friday"),
        ["Half for Float"] = (MilvusFieldSchema.Float("v"), (Half)1.5f, 1.5f, 1.5f),
        ["JSON string for VarChar"] = (MilvusFieldSchema.VarChar("v", 9), JsonElement.Parse("\"x\""), "x", "x"),
        ["null"] = (MilvusFieldSchema.VarChar("v", 9) with { IsNullable = true }, null, null, null),
        ["JSON null"] = (MilvusFieldSchema.VarChar("v", 9) with { IsNullable = true }, JsonElement.Parse("null"), null, null),
        ["DateTimeOffset for Timestamptz"] = (MilvusFieldSchema.Timestamptz("v"), DateTimeOffset.UnixEpoch, "1970-01-01T00:00:00.000000+00:00", "1970-01-01T00:00:00.000000+00:00"),
        ["string for Timestamptz"] = (MilvusFieldSchema.Timestamptz("v"), "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ["string for Geometry"] = (MilvusFieldSchema.Geometry("v"), "POINT (1 2)", "POINT (1 2)", "POINT (1 2)"),
        ["string for Text"] = (MilvusFieldSchema.Text("v"), "long", "long", "long"),
        ["int[] for Array of Int64"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int64, 4), new[] { 1, 2 }, new object[] { 1L, 2L }, new[] { 1L, 2L }),
        ["list of objects for Array of VarChar"] = (MilvusFieldSchema.Array("v", MilvusDataType.VarChar, 4), new List<object> { "a", "b" }, new object[] { "a", "b" }, new[] { "a", "b" }),
        ["JSON array for Array of Bool"] = (MilvusFieldSchema.Array("v", MilvusDataType.Bool, 4), JsonElement.Parse("[true]"), new object[] { true }, new[] { true }),
        ["Guid[] for Array of VarChar"] = (MilvusFieldSchema.Array("v", MilvusDataType.VarChar, 4), new[] { Guid.Empty }, new object[] { Guid.Empty.ToString() }, new[] { Guid.Empty.ToString() }),
        ["enums for Array of Int32"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int32, 4), new[] { DayOfWeek.Friday }, new object[] { 5 }, new[] { 5 }),
        ["enums for Array of VarChar"] = (MilvusFieldSchema.Array("v", MilvusDataType.VarChar, 4), new List<DayOfWeek> { DayOfWeek.Friday }, new object[] { "Friday" }, new[] { "Friday" }),
        ["dates for Array of Int32"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int32, 4), new[] { DateOnly.FromDayNumber(7) }, new object[] { 7 }, new[] { 7 }),
        ["float[]"] = (MilvusFieldSchema.FloatVector("v", 2), new float[] { 1, 2 }, new float[] { 1, 2 }, new float[] { 1, 2 }),
        ["memory of floats"] = (MilvusFieldSchema.FloatVector("v", 2), (ReadOnlyMemory<float>)new float[] { 1, 2 }, new float[] { 1, 2 }, new float[] { 1, 2 }),
        ["double[] for a vector"] = (MilvusFieldSchema.FloatVector("v", 2), new[] { 0.5, 2 }, new float[] { 0.5f, 2 }, new float[] { 0.5f, 2 }),
        ["List<float> for a vector"] = (MilvusFieldSchema.FloatVector("v", 2), new List<float> { 1, 2 }, new float[] { 1, 2 }, new float[] { 1, 2 }),
        ["Half[]"] = (MilvusFieldSchema.Float16Vector("v", 1), new[] { (Half)1.5f }, new byte[] { 0x00, 0x3E }, new[] { (Half)1.5f }),
        ["floats for halves"] = (MilvusFieldSchema.Float16Vector("v", 1), new List<double> { 1.5 }, new byte[] { 0x00, 0x3E }, new[] { (Half)1.5f }),
        ["floats for bfloat16"] = (MilvusFieldSchema.BFloat16Vector("v", 1), new[] { 1.5f }, new byte[] { 0xC0, 0x3F }, new[] { 1.5f }),
        ["sbyte[] for a vector"] = (MilvusFieldSchema.Int8Vector("v", 2), new sbyte[] { -1, 2 }, new byte[] { 255, 2 }, new sbyte[] { -1, 2 }),
        ["ints for an Int8 vector"] = (MilvusFieldSchema.Int8Vector("v", 2), new[] { -1, 2 }, new byte[] { 255, 2 }, new sbyte[] { -1, 2 }),
        ["byte[] for a binary vector"] = (MilvusFieldSchema.BinaryVector("v", 8), new byte[] { 129 }, new byte[] { 129 }, new byte[] { 129 }),
        ["BitArray for a binary vector"] = (MilvusFieldSchema.BinaryVector("v", 8), new BitArray(new byte[] { 129 }), new byte[] { 129 }, new byte[] { 129 }),
        ["dictionary for a sparse vector"] = (MilvusFieldSchema.SparseFloatVector("v"), new Dictionary<int, double> { [2] = 1 }, new byte[] { 2, 0, 0, 0, 0, 0, 0x80, 0x3F }, (MilvusSparseVector)new Dictionary<uint, float> { [2] = 1 }),
        ["uint[] for Array of Int32"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int32, 4), new uint[] { 1 }, new object[] { 1 }, new[] { 1 }),
        ["JSON array for a vector"] = (MilvusFieldSchema.FloatVector("v", 2), JsonElement.Parse("[1, 0.25]"), new float[] { 1, 0.25f }, new float[] { 1, 0.25f }),
    };

    private static readonly Dictionary<string, (MilvusFieldSchema Field, object? Given, string Problem)> Refused = new()
    {
        ["null in a required field"] = (MilvusFieldSchema.VarChar("v", 9), null, "it is null"),
        ["fraction for Int64"] = (MilvusFieldSchema.Int64("v"), 1.5, "1.5 (double) is not an integer"),
        ["too large for Int8"] = (MilvusFieldSchema.Int8("v"), 300, "300 is outside -128 to 127"),
        ["long that no double holds"] = (MilvusFieldSchema.Double("v"), (1L << 53) + 1, "9007199254740993 has more digits than a double holds"),
        ["double too large for Float"] = (MilvusFieldSchema.Float("v"), 1e300, "1E+300 is outside the range of a Float"),
        ["string for Int64"] = (MilvusFieldSchema.Int64("v"), "5", "5 (string) is not an integer"),
        ["int for VarChar"] = (MilvusFieldSchema.VarChar("v", 9), 5, "5 (int) is not text"),
        ["int for Bool"] = (MilvusFieldSchema.Bool("v"), 1, "1 (int) is not bool"),
        ["string for a vector"] = (MilvusFieldSchema.FloatVector("v", 2), "12", "12 (string) is not a list"),
        ["text in a vector"] = (MilvusFieldSchema.FloatVector("v", 2), new object[] { 1, "x" }, "x (string) is not a number"),
        ["null in an array"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int64, 4), new object?[] { 1, null }, "element 1: null; arrays have no null elements"),
        ["uint that no int holds"] = (MilvusFieldSchema.Array("v", MilvusDataType.Int32, 4), new[] { uint.MaxValue }, "4294967295 is outside -2147483648 to 2147483647"),
        ["byte out of Int8Vector"] = (MilvusFieldSchema.Int8Vector("v", 1), new byte[] { 200 }, "200 is outside -128 to 127"),
        ["list for a sparse vector"] = (MilvusFieldSchema.SparseFloatVector("v"), new[] { 1f }, "a float[] is not a sparse vector"),
        ["negative in a sparse vector"] = (MilvusFieldSchema.SparseFloatVector("v"), new Dictionary<long, float> { [1] = -2 }, "The value -2 at position 1 is negative"),
        ["number that no half holds"] = (MilvusFieldSchema.Float16Vector("v", 1), new[] { 1e5 }, "element 0 of the vector, 100000, is not a finite number in the range of Float16"),
        ["bits that fill no byte"] = (MilvusFieldSchema.BinaryVector("v", 8), new BitArray(9), "the vector has 9 bits, a binary vector has a multiple of 8"),
        ["wrong dimension"] = (MilvusFieldSchema.FloatVector("v", 3), new float[2], "the vector has 2 elements, the field's dimension is 3"),
    };

    public static TheoryData<string> Cases => new(Table.Keys);

    public static TheoryData<string> RefusedCases => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_converted_to_the_field_and_come_back_as_its_type(string name)
    {
        var (field, given, wire, expected) = Table[name];
        var collection = RecordWire.Collection(Id, field);

        var sent = RecordWire.Insert(Map, collection, new Record { ["id"] = 1, ["v"] = given });
        var read = RecordWire.Read(Map, collection, sent.FieldsData, 1).Single();

        Assert.Equal(GoldenColumn.Of(field, wire), sent.FieldsData[1]);
        Assert.Equal(expected, read["v"]);
        Assert.Equal(1L, read["id"]);
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Values_that_would_change_are_refused(string name)
    {
        var (field, given, problem) = Refused[name];

        var error = Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(Map, RecordWire.Collection(Id, field), new Record { ["id"] = 1, ["v"] = given }));

        Assert.StartsWith("Record 0: key \"v\" cannot be stored in field 'v'", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "\"text\"")]
    [InlineData(1.5, "1.5")]
    [InlineData(null, null)]
    public void Any_value_with_a_JSON_form_goes_into_a_JSON_field(object? given, string? json)
    {
        var field = MilvusFieldSchema.Json("v") with { IsNullable = true };
        var collection = RecordWire.Collection(Id, field);

        var sent = RecordWire.Insert(Map, collection, new Record { ["id"] = 1, ["v"] = given });
        var read = RecordWire.Read(Map, collection, sent.FieldsData, 1).Single()["v"];

        Assert.Equal(json, (read as JsonElement?)?.GetRawText());
    }

    [Fact]
    public void Nodes_dictionaries_and_lists_go_into_a_JSON_field()
    {
        var collection = RecordWire.Collection(Id, MilvusFieldSchema.Json("v"));
        object[] given = [JsonNode.Parse("{\"a\":1}")!, new Record { ["a"] = 1 }, JsonElement.Parse("{\"a\":1}")];

        var sent = RecordWire.Insert(Map, collection, [.. given.Select((value, i) => new Record { ["id"] = i, ["v"] = value })]);

        Assert.All(sent.FieldsData[1].Scalars.JsonData.Data, json => Assert.Equal("{\"a\":1}", json.ToStringUtf8()));
    }

    [Fact]
    public void Missing_keys_are_nulls_or_defaults()
    {
        var collection = RecordWire.Collection(
            Id, MilvusFieldSchema.Int8("n") with { IsNullable = true }, MilvusFieldSchema.VarChar("d", 9) with { DefaultValue = "x" });

        var sent = RecordWire.Insert(Map, collection, new Record { ["id"] = 1 }, new Record { ["id"] = 2, ["n"] = 3, ["d"] = "y" });

        Assert.Equal(GoldenColumn.Of(collection.Schema.Fields[1], null, 3), sent.FieldsData[1]);
        Assert.Equal(GoldenColumn.Of(collection.Schema.Fields[2], null, "y"), sent.FieldsData[2]);
    }

    [Fact]
    public void Unknown_keys_go_to_the_dynamic_field_and_come_back_beside_the_fields()
    {
        var collection = RecordWire.Collection(dynamic: true, Id);

        var sent = RecordWire.Insert(Map, collection, new Record { ["id"] = 1, ["color"] = "red", ["n"] = 2 });
        var read = RecordWire.Read(Map, collection, sent.FieldsData, 1).Single();

        Assert.Equal("""{"color":"red","n":2}""", sent.FieldsData[1].Scalars.JsonData.Data.Single().ToStringUtf8());
        Assert.Equal([("color", "red"), ("id", 1L), ("n", 2L)], read.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["id", "$meta"], RecordPlan<Record>.For(Map, collection).OutputFields(includeVectors: false));
    }

    [Fact]
    public void Unknown_keys_without_dynamic_field_are_refused_by_name()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(
            Map, RecordWire.Collection(Id), new Record { ["id"] = 1 }, new Record { ["id"] = 2, ["colour"] = "red" }));

        Assert.Equal(
            "Record 1 has the key \"colour\", which is no field of the collection (id); the collection has no dynamic field to keep it. Nothing was sent.",
            error.Message);
    }

    [Fact]
    public void A_key_that_the_server_generates_is_refused_on_insert_and_written_back()
    {
        var collection = RecordWire.Collection(Id with { AutoId = true }, MilvusFieldSchema.Int8("n"));
        var plan = RecordPlan<Record>.For(Map, collection);
        var row = new Record { ["n"] = 1 };

        var sent = RecordWire.Insert(plan, [row]);
        plan.WriteBackIds([row], new IDs { IntId = new LongArray { Data = { 42 } } });

        Assert.Equal("n", Assert.Single(sent.FieldsData).FieldName);
        Assert.Equal(42L, row["id"]);
        Assert.Contains(
            "Record 0 has a value for the key \"id\", which the server generates",
            Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(plan, [row])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_are_read_only_when_asked_for() =>
        Assert.Equal(["id"], RecordPlan<Record>.For(Map, RecordWire.Collection(Id, MilvusFieldSchema.FloatVector("v", 2))).OutputFields(includeVectors: false));

    [Fact]
    public void Culture_plays_no_part()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Values_are_converted_to_the_field_and_come_back_as_its_type("double for Float");
            Values_that_would_change_are_refused("fraction for Int64");
            Any_value_with_a_JSON_form_goes_into_a_JSON_field(1.5, "1.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
