using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Random rows, among them empty and extreme values and text of every plane, arrive as they were.</summary>
public sealed class RandomRowsTests
{
    private static readonly MilvusRecordMap<Row> Map = MilvusRecordMap.FromAttributes<Row>();

    private static readonly CollectionSchemaEntry Collection = RecordWire.Collection([.. Map.Fields.Select(field => field.Schema)]);

    private static Gen<string> Text =>
        from length in Gen.Choose(0, 12)
        from runes in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF)), length)
        select string.Concat(runes.Select(char.ConvertFromUtf32));

    private static Gen<float> Single => Gen.OneOf(
        Gen.Elements(0f, -0f, float.Epsilon, float.MaxValue, float.MinValue),
        Gen.Choose(int.MinValue, int.MaxValue).Select(bits => BitConverter.Int32BitsToSingle(bits)).Where(float.IsFinite));

    private static Gen<long> Long => Gen.OneOf(
        Gen.Elements(0L, -1L, long.MinValue, long.MaxValue, int.MinValue, uint.MaxValue),
        ArbMap.Default.GeneratorFor<long>());

    private static Gen<Row> Rows =>
        from id in Long
        from text in Text
        from maybe in Gen.OneOf(Text.Select(value => (string?)value), Gen.Constant((string?)null))
        from number in Gen.OneOf(Gen.Choose(int.MinValue, int.MaxValue).Select(value => (int?)value), Gen.Constant((int?)null))
        from small in Gen.Choose(sbyte.MinValue, sbyte.MaxValue)
        from length in Gen.Choose(0, 5)
        from texts in Gen.ArrayOf(Text, length)
        from longs in Gen.ArrayOf(Long, length)
        from vector in Gen.ArrayOf(Single, 3)
        from json in Gen.OneOf(Text.Select(value => (object)value), Long.Select(value => (object)value), Gen.Constant((object)Array.Empty<object>()))
        select new Row
        {
            Id = id, Text = text, Maybe = maybe, Number = number, Small = (sbyte)small, Texts = texts, Longs = [.. longs], Vector = vector,
            Json = System.Text.Json.JsonSerializer.SerializeToElement(json), Others = new() { [text] = json is Array ? null : json },
        };

    [Fact]
    public void Random_rows_arrive_as_they_were() => Prop.ForAll(Rows.ListOf().Where(rows => rows.Count > 0).ToArbitrary(), rows =>
    {
        List<Row> written = [.. rows];

        var read = RecordWire.Read(Map, Dynamic, RecordWire.Insert(Map, Dynamic, written).FieldsData, written.Count);

        Assert.Equal(written.Select(Show), read.Select(Show));
    }).QuickCheckThrowOnFailure();

    private static CollectionSchemaEntry Dynamic => RecordWire.Collection(dynamic: true, [.. Collection.Schema.Fields]);

    private static string Show(Row row) => System.Text.Json.JsonSerializer.Serialize(new
    {
        row.Id, row.Text, row.Maybe, row.Number, row.Small, row.Texts, row.Longs, Json = row.Json.GetRawText(),
        Vector = row.Vector.Select(BitConverter.SingleToInt32Bits), Others = row.Others.Select(pair => $"{pair.Key}: {pair.Value}"),
    });

    private sealed class Row
    {
        public long Id { get; set; }

        public string Text { get; set; } = "";

        public string? Maybe { get; set; }

        public int? Number { get; set; }

        public sbyte Small { get; set; }

        public string[] Texts { get; set; } = [];

        public List<long> Longs { get; set; } = [];

        public System.Text.Json.JsonElement Json { get; set; }

        [MilvusVector(3)]
        public float[] Vector { get; set; } = [];

        [MilvusDynamicField]
        public Dictionary<string, object?> Others { get; set; } = [];
    }
}
