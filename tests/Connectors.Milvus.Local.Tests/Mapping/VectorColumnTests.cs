using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Mapping;

public sealed class VectorColumnTests
{
    [Fact]
    public void Vectors_are_taken_without_a_copy()
    {
        var bytes = PackedFloats.Pack(new float[1000 * 768]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var column = Read(Field(768, bytes), 1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(column.Data.Span.Overlaps(bytes.Span));
        Assert.Equal(1000, column.Count);
        Assert.InRange(allocated, 0, 4096);
    }

    [Fact]
    public void Null_vectors_become_zeros_in_place()
    {
        var column = Read(Field(2, PackedFloats.Pack([1f, 2f, 5f, 6f]), true, false, true), 3);

        Assert.Equal([1f, 2f, 0f, 0f, 5f, 6f], PackedFloats.UnpackFloats(column.Data.Span));
        Assert.Equal([true, false, true], column.Valid!);
    }

    [Fact]
    public void A_column_of_nulls_has_no_vectors()
        => Assert.Equal([false], Read(new FieldData
        {
            Type = DataType.FloatVector, FieldName = "v", Vectors = new VectorField { Dim = 2 }, ValidData = { false },
        }, 1).Valid!);

    [Theory]
    [InlineData(4, 3)]
    [InlineData(2, 3)]
    public void A_length_that_the_dimension_does_not_divide_is_refused(int dimension, int floats)
        => AssertInvalid(
            Field(dimension, PackedFloats.Pack(new float[floats])), 1, $"the length({floats}) of float data should divide the dim({dimension})");

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(long.MaxValue)]
    public void A_dimension_out_of_range_is_refused(long dimension)
    {
        var field = Field(2, PackedFloats.Pack([1f, 2f]));
        field.Vectors.Dim = dimension;

        AssertInvalid(field, 1, $"the dim ({dimension}) of field data(v) is out of range");
    }

    [Fact]
    public void More_or_fewer_vectors_than_valid_rows_are_refused()
        => AssertInvalid(Field(1, PackedFloats.Pack([1f]), true, false, true), 3, "the length of field(v) is wrong");

    [Fact]
    public void A_kind_of_vector_that_the_engine_lacks_is_refused()
    {
        var error = Assert.Throws<EngineException>(() => ColumnReader.Read(
            new FieldData { Type = DataType.ArrayOfVector, FieldName = "v", Vectors = new() { Dim = 8, VectorArray = new VectorArray() } }, 1));

        Assert.Equal(EngineError.NotImplemented, error.Code);
    }

    [Fact]
    public void Every_dense_type_is_taken_with_its_nulls()
    {
        var bytes = ByteString.CopyFrom(1, 2, 3, 4, 5, 6, 7, 8);
        foreach (var (type, dimension, vectors) in new (DataType, int, VectorField)[]
        {
            (DataType.BinaryVector, 32, new() { BinaryVector = bytes }),
            (DataType.Float16Vector, 2, new() { Float16Vector = bytes }),
            (DataType.Bfloat16Vector, 2, new() { Bfloat16Vector = bytes }),
            (DataType.Int8Vector, 4, new() { Int8Vector = bytes }),
        })
        {
            vectors.Dim = dimension;
            var column = Read(new FieldData { Type = type, FieldName = "v", Vectors = vectors, ValidData = { false, true, true } }, 3);

            Assert.Equal(((EngineDataType)type, dimension), (column.Type, column.Dimension));
            Assert.Equal([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8], column.Data.ToArray());
            Assert.Equal(bytes, VectorEncoding.GetBytes(ColumnWriter.Write(column).Vectors));
        }
    }

    [Fact]
    public void Bits_that_fill_no_bytes_are_refused()
        => AssertInvalid(
            new FieldData { Type = DataType.BinaryVector, FieldName = "v", Vectors = new() { Dim = 12, BinaryVector = ByteString.CopyFrom(1, 2, 3) } }, 2, "the dim (12) of field data(v) is out of range");

    [Fact]
    public void Null_vectors_are_left_out_of_results()
    {
        var data = PackedFloats.Pack([1f, 2f, 0f, 0f, 5f, 6f]).Memory;
        var field = ColumnWriter.Write(new VectorColumn("v", EngineDataType.FloatVector, 2, 3, data, [true, false, true]));

        Assert.Equal([1f, 2f, 5f, 6f], PackedFloats.UnpackFloats(field.Vectors.FloatVector.Data.Span));
        Assert.Equal([true, false, true], field.ValidData);
        Assert.Equal(2, field.Vectors.Dim);
    }

    [Fact]
    public void Vectors_of_a_result_are_not_copied()
    {
        var data = PackedFloats.Pack(new float[8]).Memory;

        var field = ColumnWriter.Write(new VectorColumn("v", EngineDataType.FloatVector, 4, 2, data));

        Assert.True(field.Vectors.FloatVector.Data.Span.Overlaps(data.Span));
    }

    private static FieldData Field(int dimension, ByteString vectors, params bool[] valid) => new()
    {
        Type = DataType.FloatVector,
        FieldName = "v",
        Vectors = new VectorField { Dim = dimension, FloatVector = new FloatArray { Data = vectors } },
        ValidData = { valid },
    };

    private static VectorColumn Read(FieldData field, int rows) => Assert.IsType<VectorColumn>(ColumnReader.Read(field, rows));

    private static void AssertInvalid(FieldData field, int rows, string message)
    {
        var error = Assert.Throws<EngineException>(() => ColumnReader.Read(field, rows));
        Assert.Equal(EngineError.InvalidParameter, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
