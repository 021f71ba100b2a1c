using System.Runtime.InteropServices;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Rpcs;

/// <summary>Every vector type from create to search, as it goes over the wire.</summary>
public sealed class VectorTypeTests
{
    [Theory]
    [InlineData(DataType.Float16Vector, "L2", 0f)]
    [InlineData(DataType.Bfloat16Vector, "L2", 0f)]
    [InlineData(DataType.Int8Vector, "COSINE", 1f)]
    [InlineData(DataType.BinaryVector, "HAMMING", 0f)]
    [InlineData(DataType.BinaryVector, "JACCARD", 0f)]
    public async Task A_nullable_dense_field_goes_all_the_way_round(DataType type, string metric, float self)
    {
        await using var file = new LocalFile();
        var dimension = type == DataType.BinaryVector ? 16 : 8;
        await CreateAsync(file, type, dimension, metric);
        var vectorBytes = VectorEncoding.BytesPerVector(type, dimension);
        var first = Pattern(type, vectorBytes, 1);
        var third = Pattern(type, vectorBytes, 3);
        await file.SucceedAsync(MilvusRpcs.Insert, new InsertRequest
        {
            CollectionName = "c",
            NumRows = 3,
            FieldsData = { Samples.Longs("id", 1, 2, 3), Column(type, dimension, [.. first, .. third], true, false, true) },
        });

        var found = await file.SucceedAsync(MilvusRpcs.Search, Search((PlaceholderType)type, third));
        Assert.Equal([3, 1], found.Results.Ids.IntId.Data);
        Assert.Equal(self, found.Results.Scores[0], 1e-6);
        Assert.Equal([.. third, .. first], VectorEncoding.GetBytes(found.Results.FieldsData[0].Vectors).ToArray());

        var read = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 0", OutputFields = { "v" } });
        var column = read.FieldsData.Single(field => field.FieldName == "v");
        Assert.Equal([true, false, true], column.ValidData);
        Assert.Equal((type, dimension), (column.Type, column.Vectors.Dim));
        Assert.Equal([.. first, .. third], VectorEncoding.GetBytes(column.Vectors).ToArray());
    }

    [Fact]
    public async Task Half_floats_are_found_by_floats()
    {
        await using var file = new LocalFile();
        await CreateAsync(file, DataType.Float16Vector, 2, "L2");
        var floats = new FieldData { Type = DataType.Float16Vector, FieldName = "v", Vectors = VectorEncoding.Wrap(DataType.FloatVector, 2, PackedFloats.Pack([1f, 2f])) };
        await file.SucceedAsync(MilvusRpcs.Insert, new InsertRequest { CollectionName = "c", NumRows = 1, FieldsData = { Samples.Longs("id", 7), floats } });

        var found = await file.SucceedAsync(MilvusRpcs.Search, Search(PlaceholderType.FloatVector, PackedFloats.Pack([1f, 2f]).ToByteArray()));
        Assert.Equal([7], found.Results.Ids.IntId.Data);
        Assert.Equal(0, found.Results.Scores[0]);
    }

    [Fact]
    public async Task A_nullable_sparse_field_goes_all_the_way_round()
    {
        await using var file = new LocalFile();
        await CreateAsync(file, DataType.SparseFloatVector, 0, "IP");
        var (first, third) = (Sparse((1, 1f), (9, 0.5f)), Sparse((9, 2f), (70_000, 1f)));
        await file.SucceedAsync(MilvusRpcs.Insert, new InsertRequest
        {
            CollectionName = "c",
            NumRows = 4,
            FieldsData =
            {
                Samples.Longs("id", 1, 2, 3, 4),
                new FieldData
                {
                    Type = DataType.SparseFloatVector,
                    FieldName = "v",
                    Vectors = new VectorField { SparseFloatVector = new SparseFloatArray { Contents = { first, third, ByteString.Empty }, Dim = 70_001 } },
                    ValidData = { true, false, true, true },
                },
            },
        });

        var found = await file.SucceedAsync(MilvusRpcs.Search, Search(PlaceholderType.SparseFloatVector, Sparse((9, 1f)).ToByteArray()));
        Assert.Equal([3, 1], found.Results.Ids.IntId.Data);
        Assert.Equal([2f, 0.5f], found.Results.Scores);
        Assert.Equal([third, first], found.Results.FieldsData[0].Vectors.SparseFloatVector.Contents);

        var read = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 0", OutputFields = { "v" } });
        var column = read.FieldsData.Single(field => field.FieldName == "v");
        Assert.Equal([true, false, true, true], column.ValidData);
        Assert.Equal([first, third, ByteString.Empty], column.Vectors.SparseFloatVector.Contents);
        Assert.Equal((70_001, 70_001), (column.Vectors.Dim, column.Vectors.SparseFloatVector.Dim));
    }

    [Theory]
    [InlineData(PlaceholderType.FloatVector, 8, "vector type must be the same")]
    [InlineData(PlaceholderType.BinaryVector, 3, "vector dimension mismatch, expected vector size(byte) 2, actual 3")]
    [InlineData(PlaceholderType.Float16Vector, 3, "which are no Float16Vector")]
    public async Task Queries_that_do_not_fit_are_refused(PlaceholderType type, int bytes, string text)
    {
        await using var file = new LocalFile();
        await CreateAsync(file, DataType.BinaryVector, 16, "HAMMING");

        var answer = await file.CallAsync(MilvusRpcs.Search, Search(type, new byte[bytes]));
        Assert.Contains(text, answer.Status.Reason, StringComparison.Ordinal);
    }

    private static async Task CreateAsync(LocalFile file, DataType type, int dimension, string metric)
    {
        var schema = Samples.Schema("c");
        schema.Fields.Clear();
        schema.Fields.Add(new FieldSchema { Name = "id", DataType = DataType.Int64, IsPrimaryKey = true });
        schema.Fields.Add(new FieldSchema { Name = "v", DataType = type, Nullable = true });
        if (dimension > 0)
            schema.Fields[1].TypeParams.Add(Samples.Pair("dim", $"{dimension}"));
        schema.EnableDynamicField = false;
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c", metric));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
    }

    private static FieldData Column(DataType type, int dimension, byte[] vectors, params bool[] valid) => new()
    {
        Type = type, FieldName = "v", Vectors = VectorEncoding.Wrap(type, dimension, ByteString.CopyFrom(vectors)), ValidData = { valid },
    };

    private static SearchRequest Search(PlaceholderType type, byte[] vector) => new()
    {
        CollectionName = "c",
        DslType = DslType.BoolExprV1,
        Nq = 1,
        OutputFields = { "v" },
        PlaceholderGroup = PlaceholderCodec.Encode(new Placeholders(type, [ByteString.CopyFrom(vector)])),
        SearchParams = { Samples.Pair("anns_field", "v"), Samples.Pair("topk", "10") },
    };

    private static ByteString Sparse(params (uint Index, float Value)[] pairs)
        => ByteString.CopyFrom([.. pairs.SelectMany(pair => BitConverter.GetBytes(pair.Index).Concat(BitConverter.GetBytes(pair.Value)))]);

    private static byte[] Pattern(DataType type, int bytes, int seed) => type is DataType.Float16Vector or DataType.Bfloat16Vector
        ? MemoryMarshal.AsBytes(Enumerable.Range(0, bytes / 2).Select(index => (ushort)(0x3C00 + (index * seed))).ToArray().AsSpan()).ToArray()
        : [.. Enumerable.Range(0, bytes).Select(index => (byte)((index * 37 * seed) + seed))];
}
