using System.Collections;
using System.Text.Json;
using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Records.Structs.Articles;

namespace Connectors.Milvus.Client.Tests.Records.Structs;

/// <summary>Arrays of structs on their way to the server: one FieldData for each sub-field, inside one for all.</summary>
public sealed class StructWritingTests
{
    private static readonly MilvusRecordMap<Article> Map = MilvusRecordMap.FromAttributes<Article>();

    [Fact]
    public void Each_sub_field_is_a_column_of_arrays()
    {
        Chunk[][] rows = [[Chunk("a", 1, 1, 2), Chunk("日", -2, 3, 4)], [], [Chunk("", 0, 5, 6)]];

        var sent = RecordWire.Insert(Map, Collection(Chunks), rows.Select(Article).ToArray());

        Assert.Equal(3u, sent.NumRows);
        Assert.Equal(["Id", "Chunks"], sent.FieldsData.Select(column => column.FieldName));
        Assert.Equal(Column(rows), sent.FieldsData[1]);
    }

    [Fact]
    public void Rows_without_a_list_are_null_in_every_sub_field()
    {
        var sent = RecordWire.Insert(Map, Collection(Chunks with { IsNullable = true }), Article(null), Article([Chunk("a", 1, 1, 2)]), Article(null));

        Assert.Equal(Column(null, [Chunk("a", 1, 1, 2)], null), sent.FieldsData[1]);
        Assert.All(sent.FieldsData[1].StructArrays.Fields, sub => Assert.Equal([false, true, false], sub.ValidData));
    }

    [Fact]
    public void Requests_of_many_pieces_parse_to_the_message_built_by_hand()
    {
        var field = Chunks with { MaxCapacity = 200, Fields = [MilvusFieldSchema.VarChar("text", 9), MilvusFieldSchema.Int32("page"), MilvusFieldSchema.FloatVector("vector", 2)] };
        Chunk[][] rows = [.. Enumerable.Range(0, 300).Select(row => Enumerable.Range(0, row % 150).Select(i => Chunk($"{row}.{i}", i, row, i)).ToArray())];

        var sent = RecordWire.Insert(Map, Collection(field), rows.Select(Article).ToArray());

        Assert.Equal(Column(rows), sent.FieldsData[1]);
    }

    [Fact]
    public void Vectors_of_a_row_longer_than_a_piece_arrive_whole()
    {
        var field = new MilvusStructFieldSchema { Name = "chunks", MaxCapacity = 3, Fields = [MilvusFieldSchema.Int8Vector("v", 20_000)] };
        sbyte[][] vectors = [.. Enumerable.Range(1, 3).Select(seed => Enumerable.Range(0, 20_000).Select(i => (sbyte)((i * seed) % 100)).ToArray())];
        var map = new MilvusRecordMapBuilder<Article>(() => new Article())
            .Struct("chunks", 3, _ => vectors, (_, _) => { }, new MilvusRecordMapBuilder<sbyte[]>(() => [])
                .Field(field.Fields[0], item => item, (_, _) => { })
                .Build())
            .Build();
        CollectionSchemaEntry plain = Collection(field);

        var sent = RecordWire.Insert(map, plain with { PrimaryKey = Id with { AutoId = true }, Schema = plain.Schema with { Fields = [Id with { AutoId = true }] } }, Article([]), Article([]));

        VectorArray array = sent.FieldsData.Single().StructArrays.Fields.Single().Vectors.VectorArray;
        Assert.Equal((20_000, DataType.Int8Vector, 2), (array.Dim, array.ElementType, array.Data.Count));
        Assert.All(array.Data, row => Assert.Equal(vectors.SelectMany(vector => vector).Select(value => (byte)value), row.Int8Vector));
    }

    [Theory]
    [InlineData("text", MilvusDataType.Timestamptz, "2026-01-31T08:30:00Z")]
    [InlineData("flag", MilvusDataType.Bool, true)]
    [InlineData("small", MilvusDataType.Int8, (sbyte)-5)]
    [InlineData("long", MilvusDataType.Int64, 1L << 40)]
    [InlineData("float", MilvusDataType.Float, 1.5f)]
    [InlineData("double", MilvusDataType.Double, 2.5)]
    [InlineData("place", MilvusDataType.Geometry, "POINT (1 2)")]
    public void Scalars_of_every_kind_go_out_and_come_back(string name, MilvusDataType type, object value)
    {
        var field = new MilvusStructFieldSchema { Name = "parts", MaxCapacity = 2, Fields = [new MilvusFieldSchema { Name = name, DataType = type }] };
        var map = MilvusRecordMap.FromAttributes<Dictionary<string, object?>>();
        var collection = Collection(field);
        Dictionary<string, object?> row = new() { ["Id"] = 1L, ["parts"] = new[] { Struct(name, value), Struct(name, value) } };

        var sent = RecordWire.Insert(map, collection, row).FieldsData[1];

        ArrayArray array = sent.StructArrays.Fields.Single().Scalars.ArrayData;
        Assert.Equal((DataType)type, array.ElementType);
        var read = RecordPlan<Dictionary<string, object?>>.For(map, collection).Read([Answer(sent)], null, null, [], 1).Single();
        Assert.Equal([value, value], ((IEnumerable<Dictionary<string, object?>>)read["parts"]!).Select(part => part[name]));
    }

    public static TheoryData<object> Lists => new(
        new List<Dictionary<string, object?>> { Struct("text", "a", "page", 7, "vector", new float[] { 1, 2 }) },
        new object[] { Struct("text", "a", "page", 7L, "vector", new List<object> { 1.0, 2 }) },
        new ArrayList { new SortedList<string, object?> { ["text"] = "a", ["page"] = (short)7, ["vector"] = new double[] { 1, 2 } } },
        JsonElement.Parse("""[{"text": "a", "page": 7, "vector": [1, 2]}]"""));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lists_of_dictionaries_of_any_make_are_structs(object list)
    {
        var map = MilvusRecordMap.FromAttributes<Dictionary<string, object?>>();

        var sent = RecordWire.Insert(map, Collection(Chunks), new Dictionary<string, object?> { ["Id"] = 1, ["Chunks"] = list });

        Assert.Equal(Column([Chunk("a", 7, 1, 2)]), sent.FieldsData[1]);
    }

    private static Article Article(Chunk[]? chunks) => new() { Chunks = chunks?.ToList() };

    private static Dictionary<string, object?> Struct(params object[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => (string)pair[0], pair => (object?)pair[1]);
}
