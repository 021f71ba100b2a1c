using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class VectorEncodingTests
{
    [Theory]
    [InlineData(DataType.FloatVector, 768, 3072)]
    [InlineData(DataType.Float16Vector, 768, 1536)]
    [InlineData(DataType.Bfloat16Vector, 768, 1536)]
    [InlineData(DataType.Int8Vector, 768, 768)]
    [InlineData(DataType.BinaryVector, 768, 96)]
    public void Bytes_per_vector(DataType type, int dimension, int bytes)
        => Assert.Equal(bytes, VectorEncoding.BytesPerVector(type, dimension));

    [Theory]
    [InlineData(DataType.FloatVector, 0)]
    [InlineData(DataType.FloatVector, -1)]
    [InlineData(DataType.FloatVector, long.MaxValue)]
    [InlineData(DataType.BinaryVector, 12)]
    [InlineData(DataType.SparseFloatVector, 8)]
    [InlineData(DataType.Int64, 8)]
    public void Dimensions_and_types_without_a_size_are_refused(DataType type, long dimension)
        => Assert.Throws<ArgumentOutOfRangeException>(() => VectorEncoding.BytesPerVector(type, dimension));

    [Theory]
    [InlineData(DataType.FloatVector, 4)]
    [InlineData(DataType.Float16Vector, 4)]
    [InlineData(DataType.Bfloat16Vector, 4)]
    [InlineData(DataType.Int8Vector, 4)]
    [InlineData(DataType.BinaryVector, 16)]
    public void A_column_round_trips_without_a_copy(DataType type, int dimension)
    {
        var bytes = ByteString.CopyFrom([.. Enumerable.Range(0, 3 * VectorEncoding.BytesPerVector(type, dimension)).Select(i => (byte)i)]);

        var column = VectorEncoding.Wrap(type, dimension, bytes);

        Assert.Equal(dimension, column.Dim);
        Assert.Same(bytes, VectorEncoding.GetBytes(column));
        Assert.Equal(3, VectorEncoding.Count(type, dimension, bytes.Length));
        Assert.Equal(bytes, VectorEncoding.GetBytes(VectorField.Parser.ParseFrom(column.ToByteArray())));
    }

    [Fact]
    public void A_slice_is_one_vector()
    {
        var bytes = PackedFloats.Pack([1f, 2f, 3f, 4f]).Memory;

        Assert.Equal([3f, 4f], PackedFloats.UnpackFloats(VectorEncoding.Slice(DataType.FloatVector, 2, bytes, 1).Span));
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorEncoding.Slice(DataType.FloatVector, 2, bytes, 2));
    }

    [Theory]
    [InlineData(4, 12)]
    [InlineData(2, 9)]
    [InlineData(0, 4)]
    public void A_length_that_is_no_whole_number_of_vectors_is_refused(int dimension, int length)
        => Assert.Throws<InvalidDataException>(() => VectorEncoding.Count(DataType.FloatVector, dimension, length));

    [Fact]
    public void A_column_without_data_has_no_vectors()
        => Assert.True(VectorEncoding.GetBytes(new VectorField { Dim = 4 }).IsEmpty);

    [Fact]
    public void A_sparse_column_has_no_dense_bytes()
        => Assert.Throws<InvalidDataException>(
            () => VectorEncoding.GetBytes(new VectorField { SparseFloatVector = new SparseFloatArray() }));
}
