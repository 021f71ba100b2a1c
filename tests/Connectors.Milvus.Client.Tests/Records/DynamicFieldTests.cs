using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Keys that are no fields: one JSON object per row, in a column named $meta.</summary>
public sealed class DynamicFieldTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
    private static readonly CollectionSchemaEntry Dynamic = RecordWire.Collection(dynamic: true, Id);

    [Fact]
    public void A_marked_dictionary_holds_the_keys()
    {
        var row = new Note
        {
            Id = 1,
            Others = new()
            {
                ["text"] = "ü", ["big"] = (1L << 60) + 1, ["half"] = 0.5, ["yes"] = true, ["none"] = null,
                ["list"] = new object?[] { 1, "x" }, ["map"] = new Dictionary<string, object?> { ["a"] = 1 }, ["json"] = JsonElement.Parse("[1]"),
            },
        };

        var column = Meta(RecordWire.Insert(MilvusRecordMap.FromAttributes<Note>(), Dynamic, row, new Note { Id = 2 }));
        var read = RecordWire.Read(MilvusRecordMap.FromAttributes<Note>(), Dynamic, RecordWire.Insert(MilvusRecordMap.FromAttributes<Note>(), Dynamic, row).FieldsData, 1);

        Assert.True(column.IsDynamic);
        Assert.Equal(DataType.Json, column.Type);
        Assert.Equal(
            ["""{"text":"ü","big":1152921504606846977,"half":0.5,"yes":true,"none":null,"list":[1,"x"],"map":{"a":1},"json":[1]}""", "{}"],
            column.Scalars.JsonData.Data.Select(json => json.ToStringUtf8()));
        Assert.Equal("ü", read[0].Others["text"]);
        Assert.Equal((1L << 60) + 1, read[0].Others["big"]);
        Assert.Equal(0.5, read[0].Others["half"]);
        Assert.Equal(true, read[0].Others["yes"]);
        Assert.Null(read[0].Others["none"]);
        Assert.Equal([1L, "x"], Assert.IsType<List<object?>>(read[0].Others["list"]));
    }

    [Fact]
    public void Without_dynamic_keys_the_column_stays_out() =>
        Assert.DoesNotContain(RecordWire.Insert(MilvusRecordMap.FromAttributes<Note>(), Dynamic, new Note()).FieldsData, column => column.IsDynamic);

    [Fact]
    public void A_property_without_field_becomes_a_dynamic_key()
    {
        var map = MilvusRecordMap.FromAttributes<Loose>();
        var row = new Loose { Id = 1, Text = "t", Count = 5, Missing = null, Tags = ["a"], Key = Guid.Empty, Kind = DayOfWeek.Friday };

        var sent = RecordWire.Insert(map, Dynamic, row);
        var read = RecordWire.Read(map, Dynamic, sent.FieldsData, 1).Single();

        Assert.Equal(
            """{"Text":"t","Count":5,"Tags":["a"],"Key":"00000000-0000-0000-0000-000000000000","Kind":5}""",
            Meta(sent).Scalars.JsonData.Data.Single().ToStringUtf8());
        Assert.Equal(("t", 5, null, Guid.Empty, DayOfWeek.Friday), (read.Text, read.Count, read.Missing, read.Key, read.Kind));
        Assert.Equal(row.Tags, read.Tags);
        Assert.Equal(["id", "Text", "Count", "Missing", "Tags", "Key", "Kind"], RecordPlan<Loose>.For(map, Dynamic).OutputFields(includeVectors: false));
    }

    [Fact]
    public void A_marked_dictionary_asks_for_all_keys() =>
        Assert.Equal(["id", "$meta"], RecordPlan<Note>.For(MilvusRecordMap.FromAttributes<Note>(), Dynamic).OutputFields(includeVectors: true));

    [Theory]
    [InlineData("$meta", new[] { "a", "b" })]
    [InlineData("*", new[] { "a", "b" })]
    [InlineData("id", new[] { "a", "b" })]
    [InlineData("b", new[] { "b" })]
    public void Only_the_keys_that_were_asked_for_are_read(string outputField, string[] keys)
    {
        var plan = RecordPlan<Note>.For(MilvusRecordMap.FromAttributes<Note>(), Dynamic);
        var columns = new[] { GoldenColumn.Of(Id, 1L), DynamicFieldJson.Column([Google.Protobuf.ByteString.CopyFromUtf8("""{"a":1,"b":2}""")]) };

        var read = plan.Read(columns, null, "id", [outputField], 1).Single();

        Assert.Equal(keys, read.Others.Keys);
    }

    [Fact]
    public void A_vector_is_no_dynamic_key() =>
        Assert.Contains(
            "Vector → 'Vector': the collection has no such field",
            Assert.Throws<RecordSchemaException>(() => RecordPlan<WithVector>.For(MilvusRecordMap.FromAttributes<WithVector>(), Dynamic)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_collection_without_dynamic_field_has_no_place_for_keys() =>
        Assert.Contains(
            "Others: the collection has no dynamic field",
            Assert.Throws<RecordSchemaException>(() => RecordPlan<Note>.For(MilvusRecordMap.FromAttributes<Note>(), RecordWire.Collection(Id))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("id", "the key \"id\" is a field of the collection and cannot be a dynamic key too")]
    [InlineData("$meta", "the key \"$meta\" is reserved")]
    [InlineData("nan", "NaN has no JSON form")]
    [InlineData("long", "the JSON of all dynamic keys takes 65547 bytes in UTF-8, more than 65536")]
    public void Bad_keys_and_values_are_refused(string key, string problem)
    {
        var bad = new Note { Others = new() { [key] = key == "long" ? new string('x', 65_536) : double.NaN } };

        var error = Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(MilvusRecordMap.FromAttributes<Note>(), Dynamic, new Note(), bad));

        Assert.StartsWith("Record 1: Others cannot be stored in field '$meta'", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static FieldData Meta(InsertRequest request) => request.FieldsData.Single(column => column.FieldName == "$meta");

    private sealed class Note
    {
        public long Id { get; set; }

        [MilvusDynamicField]
        public Dictionary<string, object?> Others { get; set; } = [];
    }

    private sealed class Loose
    {
        public long Id { get; set; }

        public string? Text { get; set; }

        public int Count { get; set; }

        public double? Missing { get; set; }

        public List<string> Tags { get; set; } = [];

        public Guid Key { get; set; }

        public DayOfWeek Kind { get; set; }
    }

    private sealed class WithVector
    {
        public long Id { get; set; }

        public float[] Vector { get; set; } = [];
    }
}
