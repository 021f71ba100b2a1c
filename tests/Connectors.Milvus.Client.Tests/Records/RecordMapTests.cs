using System.Text.Json;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What becomes of a record type's properties and attributes.</summary>
public sealed class RecordMapTests
{
    [Fact]
    public void Attributes_name_fields_and_set_limits()
    {
        var schema = MilvusRecordMap.FromAttributes<Article>().ToSchema();

        Assert.Equal("Articles of the press", schema.Description);
        Assert.True(schema.EnableDynamicField);
        Assert.Equal(
        [
            MilvusFieldSchema.Int64("article_id", isPrimaryKey: true, autoId: true),
            MilvusFieldSchema.VarChar("title", 200) with { Description = "as printed" },
            MilvusFieldSchema.VarChar("Subtitle", 65_535) with { IsNullable = true },
            MilvusFieldSchema.Int32("Views") with { DefaultValue = 7 },
            MilvusFieldSchema.Array("Tags", MilvusDataType.VarChar, 16, 40),
            MilvusFieldSchema.Array("Weights", MilvusDataType.Float, 4_096),
            MilvusFieldSchema.Json("Author"),
            MilvusFieldSchema.VarChar("Language", 8) with { IsPartitionKey = true, IsNullable = false },
            MilvusFieldSchema.FloatVector("embedding", 4),
        ], schema.Fields, FieldComparer.Instance);
    }

    [Fact]
    public void Each_vector_gets_its_index_and_scalars_the_one_they_ask_for()
    {
        var indexes = MilvusRecordMap.FromAttributes<Article>().ToIndexes();

        Assert.Collection(
            indexes,
            index => Assert.Equal(("title", "INVERTED", null), (index.FieldName, index.IndexType, index.MetricType)),
            index =>
            {
                Assert.Equal(("embedding", "HNSW", "L2"), (index.FieldName, index.IndexType, index.MetricType));
                Assert.Equal(16L, index.Params!["M"]);
            });
    }

    [Fact]
    public void A_positional_record_maps_without_attributes()
    {
        var fields = MilvusRecordMap.FromAttributes<Point>().Fields.Select(field => field.Schema);

        Assert.Equal(
        [
            MilvusFieldSchema.VarChar("Id", 65_535, isPrimaryKey: true),
            MilvusFieldSchema.Double("X"),
            MilvusFieldSchema.Double("Y") with { IsNullable = true },
            MilvusFieldSchema.FloatVector("Vector", 2) with { Dimension = null },
        ], fields, FieldComparer.Instance);
    }

    [Theory]
    [InlineData(nameof(Kinds.Id), MilvusDataType.Int64, false)]
    [InlineData(nameof(Kinds.Enum), MilvusDataType.Int32, false)]
    [InlineData(nameof(Kinds.NullableEnum), MilvusDataType.Int64, true)]
    [InlineData(nameof(Kinds.Byte), MilvusDataType.Int16, false)]
    [InlineData(nameof(Kinds.NullableInt), MilvusDataType.Int32, true)]
    [InlineData(nameof(Kinds.Text), MilvusDataType.VarChar, false)]
    [InlineData(nameof(Kinds.NullableText), MilvusDataType.VarChar, true)]
    [InlineData(nameof(Kinds.RawJson), MilvusDataType.Json, false)]
    [InlineData(nameof(Kinds.Wide), MilvusDataType.Int64, false)]
    [InlineData(nameof(Kinds.Element), MilvusDataType.Json, false)]
    [InlineData(nameof(Kinds.VectorOrNot), MilvusDataType.FloatVector, false)]
    [InlineData(nameof(Kinds.NullableVector), MilvusDataType.FloatVector, true)]
    public void A_property_decides_type_and_nullability(string property, MilvusDataType type, bool isNullable)
    {
        var field = MilvusRecordMap.FromAttributes<Kinds>().Fields.Single(field => field.PropertyName == property).Schema;

        Assert.Equal((type, isNullable), (field.DataType, field.IsNullable));
    }

    [Fact]
    public void Ignored_and_computed_properties_are_no_fields()
    {
        var names = MilvusRecordMap.FromAttributes<Kinds>().Fields.Select(field => field.PropertyName);

        Assert.DoesNotContain(nameof(Kinds.Ignored), names);
        Assert.DoesNotContain(nameof(Kinds.Computed), names);
    }

    [Fact]
    public void A_guid_key_is_text_of_36_bytes()
    {
        var field = Assert.Single(MilvusRecordMap.FromAttributes<GuidKey>().Fields).Schema;

        Assert.Equal((MilvusDataType.VarChar, 36, true), (field.DataType, field.MaxLength, field.IsPrimaryKey));
    }

    [Fact]
    public void The_client_keeps_one_default_map_per_type() =>
        Assert.Same(MilvusRecordMap.Default<Point>(), MilvusRecordMap.Default<Point>());

    [Fact]
    public void All_kinds_of_properties_round_trip()
    {
        var map = MilvusRecordMap.FromAttributes<Kinds>();
        var collection = RecordWire.Collection([.. map.Fields.Select(field => field.Schema with { Dimension = field.Schema.IsVector ? 2 : null })]);
        var row = new Kinds
        {
            Id = 5, Enum = DayOfWeek.Friday, NullableEnum = Color.Red, Byte = 200, NullableInt = null, Text = "t", NullableText = null,
            RawJson = "{}", Wide = -3, Element = JsonElement.Parse("[1]"), VectorOrNot = [1, 2], NullableVector = null,
        };

        var read = RecordWire.Read(map, collection, RecordWire.Insert(map, collection, row).FieldsData, 1).Single();

        Assert.Equal(
            (5, DayOfWeek.Friday, Color.Red, (byte)200, null, "t", null, "{}", -3, "[1]"),
            (read.Id, read.Enum, read.NullableEnum, read.Byte, read.NullableInt, read.Text, read.NullableText, read.RawJson, read.Wide, read.Element.GetRawText()));
        Assert.Equal(row.VectorOrNot, read.VectorOrNot);
        Assert.Null(read.NullableVector);
    }

    [Fact]
    public void Init_only_and_positional_properties_are_read_into()
    {
        var map = MilvusRecordMap.FromAttributes<Point>();
        var collection = RecordWire.Collection([.. map.Fields.Select(field => field.Schema with { Dimension = field.Schema.IsVector ? 2 : null })]);
        var row = new Point("a", 1.5, null) { Vector = new float[] { 1, 2 } };

        var read = RecordWire.Read(map, collection, RecordWire.Insert(map, collection, row).FieldsData, 1).Single();

        Assert.Equal(row with { Vector = default }, read with { Vector = default });
        Assert.Equal(row.Vector.ToArray(), read.Vector.ToArray());
    }

    [MilvusCollection(Description = "Articles of the press")]
    private sealed class Article
    {
        [MilvusKey("article_id", AutoId = true)]
        public long Id { get; set; }

        [MilvusField("title", MaxLength = 200, Description = "as printed", IndexType = MilvusIndexTypes.Inverted)]
        public string Title { get; set; } = "";

        public string? Subtitle { get; set; }

        [MilvusField(Default = 7)]
        public int Views { get; set; }

        [MilvusField(MaxCapacity = 16, MaxLength = 40)]
        public string[] Tags { get; set; } = [];

        [MilvusField(DataType = MilvusDataType.Array)]
        public float[] Weights { get; set; } = [];

        [MilvusField(DataType = MilvusDataType.Json)]
        public Dictionary<string, string> Author { get; set; } = [];

        [MilvusField(MaxLength = 8, IsPartitionKey = true, Nullable = false)]
        public string? Language { get; set; }

        [MilvusVector(4, Name = "embedding", IndexType = MilvusIndexTypes.Hnsw, MetricType = MilvusMetricTypes.L2, IndexParams = """{"M": 16}""")]
        public ReadOnlyMemory<float> Embedding { get; set; }

        [MilvusDynamicField]
        public Dictionary<string, object?> Others { get; set; } = [];
    }

    private sealed record Point(string Id, double X, double? Y)
    {
        public ReadOnlyMemory<float> Vector { get; init; }
    }

    private sealed class GuidKey
    {
        [MilvusKey]
        public Guid Key { get; set; }
    }

    private sealed class Kinds
    {
        public int Id { get; set; }

        public DayOfWeek Enum { get; set; }

        public Color? NullableEnum { get; set; }

        public byte Byte { get; set; }

        public int? NullableInt { get; set; } = 1;

        public string Text { get; set; } = "";

        public string? NullableText { get; set; } = "initial";

        [MilvusField(DataType = MilvusDataType.Json)]
        public string RawJson { get; set; } = "{}";

        [MilvusField(DataType = MilvusDataType.Int64)]
        public short Wide { get; set; }

        public JsonElement Element { get; set; }

        public float[]? VectorOrNot { get; set; }

        [MilvusVector(2, Nullable = true)]
        public ReadOnlyMemory<float>? NullableVector { get; set; }

        [MilvusIgnore]
        public object? Ignored { get; set; }

        public string Computed => Text;
    }

    private enum Color : short
    {
        Green,
        Red,
    }

    /// <summary>Records compare their dictionaries by reference; fields of these tests have none.</summary>
    private sealed class FieldComparer : IEqualityComparer<MilvusFieldSchema>
    {
        private static readonly Dictionary<string, string> None = [];

        public static FieldComparer Instance { get; } = new();

        public bool Equals(MilvusFieldSchema? x, MilvusFieldSchema? y) => (x! with { TypeParams = None }).Equals(y! with { TypeParams = None });

        public int GetHashCode(MilvusFieldSchema obj) => 0;
    }
}
