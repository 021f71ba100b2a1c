using Connectors.Milvus.Protocol;
using Google.Protobuf;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local.Tests;

/// <summary>Requests and collections that many tests start from.</summary>
internal static class Samples
{
    /// <summary>id Int64 (key), name VarChar(20) nullable, v FloatVector(2), dynamic field on.</summary>
    public static CollectionSchema Schema(string name) => new()
    {
        Name = name,
        EnableDynamicField = true,
        Fields =
        {
            new FieldSchema { Name = "id", DataType = DataType.Int64, IsPrimaryKey = true },
            new FieldSchema { Name = "name", DataType = DataType.VarChar, Nullable = true, TypeParams = { Pair("max_length", "20") } },
            new FieldSchema { Name = "v", DataType = DataType.FloatVector, TypeParams = { Pair("dim", "2") } },
        },
    };

    public static CreateCollectionRequest Create(CollectionSchema schema)
        => new() { CollectionName = schema.Name, Schema = schema.ToByteString(), ConsistencyLevel = ConsistencyLevel.Bounded };

    public static KeyValuePair Pair(string key, string value) => new() { Key = key, Value = value };

    public static Task CreateAsync(LocalFile file, string name) => file.SucceedAsync(MilvusRpcs.CreateCollection, Create(Schema(name)));

    public static CreateIndexRequest Index(string name, string metric = "L2") => new()
    {
        CollectionName = name,
        FieldName = "v",
        IndexName = "v_index",
        ExtraParams = { Pair("index_type", "AUTOINDEX"), Pair("metric_type", metric) },
    };

    /// <summary>Rows 1 to 4 at (1, 0), (2, 0), (3, 0), (4, 0); row 3 has no name; row 2 has the dynamic key "tag".</summary>
    public static InsertRequest Insert(string name) => new()
    {
        CollectionName = name,
        NumRows = 4,
        FieldsData =
        {
            Longs("id", 1, 2, 3, 4),
            new FieldData
            {
                Type = DataType.VarChar,
                FieldName = "name",
                Scalars = new ScalarField { StringData = new StringArray { Data = { "one", "two", "four" } } },
                ValidData = { true, true, false, true },
            },
            Vectors("v", 1, 0, 2, 0, 3, 0, 4, 0),
            DynamicFieldJson.Column(
            [
                DynamicFieldJson.EmptyObject, ByteString.CopyFromUtf8("""{"tag":"x","other":1}"""),
                DynamicFieldJson.EmptyObject, DynamicFieldJson.EmptyObject,
            ]),
        },
    };

    /// <summary>Creates, indexes, loads and fills a collection.</summary>
    public static async Task FillAsync(LocalFile file, string name, string metric = "L2")
    {
        await CreateAsync(file, name);
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Index(name, metric));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = name });
        await file.SucceedAsync(MilvusRpcs.Insert, Insert(name));
    }

    public static SearchRequest Search(string name, params float[] vector) => new()
    {
        CollectionName = name,
        DslType = DslType.BoolExprV1,
        Nq = 1,
        PlaceholderGroup = PlaceholderCodec.EncodeFloats([vector]),
        SearchParams = { Pair("anns_field", "v"), Pair("topk", "10") },
    };

    public static FieldData Longs(string name, params long[] values) => new()
    {
        Type = DataType.Int64,
        FieldName = name,
        Scalars = new ScalarField { LongData = new LongArray { Data = { values } } },
    };

    public static FieldData Vectors(string name, params float[] values) => new()
    {
        Type = DataType.FloatVector,
        FieldName = name,
        Vectors = VectorEncoding.Wrap(DataType.FloatVector, 2, PackedFloats.Pack(values)),
    };
}
