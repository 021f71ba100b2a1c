using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records.Structs;

/// <summary>A document whose chunks are an array of structs.</summary>
internal sealed class Article
{
    public long Id { get; set; }

    [MilvusStruct<Chunk>(MaxCapacity = 3)]
    public List<Chunk>? Chunks { get; set; } = [];
}

internal sealed class Chunk
{
    [MilvusField("text", MaxLength = 5)]
    public string Text { get; set; } = "";

    [MilvusField("page")]
    public int Page { get; set; }

    [MilvusVector(2, Name = "vector")]
    public float[] Vector { get; set; } = [];
}

/// <summary>The collection of articles, and its columns built by hand from generated messages.</summary>
internal static class Articles
{
    public static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("Id", isPrimaryKey: true);

    public static readonly MilvusStructFieldSchema Chunks = new()
    {
        Name = "Chunks",
        MaxCapacity = 3,
        Fields = [MilvusFieldSchema.VarChar("text", 5), MilvusFieldSchema.Int32("page"), MilvusFieldSchema.FloatVector("vector", 2)],
    };

    public static CollectionSchemaEntry Collection(params MilvusStructFieldSchema[] structs)
    {
        CollectionSchemaEntry plain = RecordWire.Collection(Id);
        return plain with { Schema = plain.Schema with { StructFields = structs } };
    }

    public static Chunk Chunk(string text, int page, params float[] vector) => new() { Text = text, Page = page, Vector = vector };

    /// <summary>The column of chunks as it is sent; null is a row without a value.</summary>
    public static FieldData Column(params Chunk[]?[] rows) => new()
    {
        Type = DataType.ArrayOfStruct,
        FieldName = "Chunks",
        StructArrays = new StructArrayField
        {
            Fields =
            {
                Valid(rows, GoldenColumn.Of(
                    MilvusFieldSchema.Array("text", MilvusDataType.VarChar, 3), Present(rows, row => row.Select(chunk => (object)chunk.Text).ToArray()))),
                Valid(rows, GoldenColumn.Of(
                    MilvusFieldSchema.Array("page", MilvusDataType.Int32, 3), Present(rows, row => row.Select(chunk => (object)chunk.Page).ToArray()))),
                Valid(rows, new FieldData { Type = DataType.ArrayOfVector, FieldName = "vector", Vectors = Vectors(rows) }),
            },
        },
    };

    /// <summary>As servers answer it: sub-fields are named with the struct.</summary>
    public static FieldData Answer(FieldData sent)
    {
        FieldData answer = sent.Clone();
        foreach (FieldData sub in answer.StructArrays.Fields)
            sub.FieldName = $"{sent.FieldName}[{sub.FieldName}]";

        return answer;
    }

    public static string Show(IEnumerable<Chunk>? chunks) =>
        chunks is null ? "null" : string.Join(", ", chunks.Select(chunk => FormattableString.Invariant($"{chunk.Text} {chunk.Page} {string.Join('/', chunk.Vector)}")));

    private static object?[] Present(Chunk[]?[] rows, Func<Chunk[], object> value) => [.. rows.OfType<Chunk[]>().Select(value)];

    private static FieldData Valid(Chunk[]?[] rows, FieldData column)
    {
        if (rows.Contains(null))
            column.ValidData.AddRange(rows.Select(row => row is not null));

        return column;
    }

    private static VectorField Vectors(Chunk[]?[] rows)
    {
        var array = new VectorArray { Dim = 2, ElementType = DataType.FloatVector };
        array.Data.AddRange(rows.OfType<Chunk[]>().Select(row => new VectorField
        {
            Dim = 2,
            FloatVector = new FloatArray { Data = PackedFloats.Pack([.. row.SelectMany(chunk => chunk.Vector)]) },
        }));
        return new VectorField { Dim = 2, VectorArray = array };
    }
}
