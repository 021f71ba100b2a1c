using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

/// <summary>Messages against bytes written by hand from the wire format.</summary>
public sealed class GoldenBytesTests
{
    [Fact]
    public void Key_value_pair()
        => AssertBytes("0A 03 64 69 6D  12 01 34", new KeyValuePair { Key = "dim", Value = "4" });

    [Fact]
    public void Status_of_an_input_error()
        => AssertBytes(
            "08 04  12 02 6E 6F  18 64  32 16 0A 0E 69 73 5F 69 6E 70 75 74 5F 65 72 72 6F 72 12 04 74 72 75 65",
            new Status
            {
                ErrorCode = ErrorCode.CollectionNotExists,
                Reason = "no",
                Code = 100,
                ExtraInfo = { { "is_input_error", "true" } },
            });

    [Fact]
    public void Floats_are_packed_little_endian()
        => AssertBytes("0A 08 00 00 80 3F 00 00 20 C0", new FloatArray { Data = PackedFloats.Pack([1f, -2.5f]) });

    [Fact]
    public void Doubles_are_packed_little_endian()
        => AssertBytes("0A 08 00 00 00 00 00 00 F8 3F", new DoubleArray { Data = PackedFloats.Pack([1.5]) });

    [Fact]
    public void Column_of_longs()
        => AssertBytes("08 05  12 02 69 64  1A 07 1A 05 0A 03 01 AC 02", Ids(1, 300));

    [Fact]
    public void Column_of_nullable_bools()
        => AssertBytes(
            "08 01  12 01 62  1A 05 0A 03 0A 01 01  3A 02 01 00",
            new FieldData
            {
                Type = DataType.Bool,
                FieldName = "b",
                Scalars = new ScalarField { BoolData = new BoolArray { Data = { true } } },
                ValidData = { true, false },
            });

    [Fact]
    public void Column_of_float_vectors()
        => AssertBytes(
            "08 65  12 01 76  22 0E 08 02 12 0A 0A 08 00 00 80 3F 00 00 20 C0",
            new FieldData
            {
                Type = DataType.FloatVector,
                FieldName = "v",
                Vectors = VectorEncoding.Wrap(DataType.FloatVector, 2, PackedFloats.Pack([1f, -2.5f])),
            });

    [Fact]
    public void Dynamic_column()
        => AssertBytes(
            "08 17  12 05 24 6D 65 74 61  1A 06 4A 04 0A 02 7B 7D  30 01",
            DynamicFieldJson.Column([DynamicFieldJson.EmptyObject]));

    [Fact]
    public void Insert_request()
        => AssertBytes(
            "12 01 64  1A 01 63  2A 0F 08 05 12 02 69 64 1A 07 1A 05 0A 03 01 AC 02  38 02  40 07",
            new InsertRequest { DbName = "d", CollectionName = "c", FieldsData = { Ids(1, 300) }, NumRows = 2, SchemaTimestamp = 7 });

    [Fact]
    public void Query_request_with_a_template()
        => AssertBytes(
            "1A 01 63  22 09 69 64 20 3D 3D 20 7B 78 7D  6A 07 0A 01 78 12 02 10 05",
            new QueryRequest
            {
                CollectionName = "c",
                Expr = "id == {x}",
                ExprTemplateValues = { { "x", ExpressionTemplates.Encode(5L) } },
            });

    [Fact]
    public void Template_of_a_list_of_longs()
        => AssertBytes("2A 06 12 04 0A 02 01 02", ExpressionTemplates.Encode(new[] { 1, 2 }));

    [Fact]
    public void Placeholder_group()
        => Assert.Equal(
            Bytes("0A 0C 0A 02 24 30 10 65 1A 04 00 00 80 3F"),
            PlaceholderCodec.EncodeFloats([new[] { 1f }]).ToByteArray());

    [Fact]
    public void Search_request_by_keys()
        => AssertBytes(
            "B2 01 05 0A 03 0A 01 05",
            new SearchRequest { Ids = new IDs { IntId = new LongArray { Data = { 5 } } } });

    [Fact]
    public void Describe_response_with_the_schema_timestamp()
        => AssertBytes("90 01 AC 02", new DescribeCollectionResponse { UpdateTimestamp = 300 });

    private static FieldData Ids(params long[] ids) => new()
    {
        Type = DataType.Int64,
        FieldName = "id",
        Scalars = new ScalarField { LongData = new LongArray { Data = { ids } } },
    };

    private static void AssertBytes<T>(string hex, T message)
        where T : IMessage<T>, new()
    {
        Assert.Equal(Bytes(hex), message.ToByteArray());
        Assert.Equal(message, new MessageParser<T>(() => new T()).ParseFrom(Bytes(hex)));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
