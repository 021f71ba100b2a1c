using System.Collections;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What becomes of properties that hold vectors.</summary>
public sealed class VectorMapTests
{
    private static readonly MilvusRecordMap<Vectors> Map = MilvusRecordMap.FromAttributes<Vectors>();

    [Theory]
    [InlineData(nameof(Vectors.Floats), MilvusDataType.FloatVector, 4, "COSINE")]
    [InlineData(nameof(Vectors.Rounded), MilvusDataType.Float16Vector, 4, "COSINE")]
    [InlineData(nameof(Vectors.Brain), MilvusDataType.BFloat16Vector, 4, "COSINE")]
    [InlineData(nameof(Vectors.Halves), MilvusDataType.Float16Vector, 4, "IP")]
    [InlineData(nameof(Vectors.Small), MilvusDataType.Int8Vector, 4, "COSINE")]
    [InlineData(nameof(Vectors.SmallMemory), MilvusDataType.Int8Vector, 4, "COSINE")]
    [InlineData(nameof(Vectors.Bytes), MilvusDataType.BinaryVector, 16, "HAMMING")]
    [InlineData(nameof(Vectors.Bits), MilvusDataType.BinaryVector, 16, "JACCARD")]
    [InlineData(nameof(Vectors.Sparse), MilvusDataType.SparseFloatVector, null, "IP")]
    [InlineData(nameof(Vectors.SparseValues), MilvusDataType.SparseFloatVector, null, "IP")]
    public void A_property_decides_the_kind_of_vector_and_its_metric(string property, MilvusDataType type, int? dimension, string metric)
    {
        var field = Map.Fields.Single(field => field.PropertyName == property);

        Assert.Equal((type, dimension, metric), (field.Schema.DataType, field.Schema.Dimension, field.Index!.MetricType));
    }

    [Fact]
    public void Unmarked_signed_bytes_are_an_array()
    {
        var field = MilvusRecordMap.FromAttributes<Numbers>().Fields.Single(field => field.PropertyName == nameof(Numbers.Small)).Schema;

        Assert.Equal((MilvusDataType.Array, MilvusDataType.Int8), (field.DataType, field.ElementType));
    }

    [Theory]
    [InlineData(typeof(WrongKind), "Vector: Type is VarChar, which is no kind of vector")]
    [InlineData(typeof(WrongBits), "Vector: dimension is 12, a binary vector has a multiple of 8 bits")]
    [InlineData(typeof(WrongSparse), "Vector: a sparse vector has no dimension; use [MilvusVector] without one")]
    [InlineData(typeof(WrongType), "Vector is of type Half[], which does not fit a field of type FloatVector(4)")]
    public void Marks_that_contradict_the_property_are_told(Type type, string problem)
    {
        var read = typeof(MilvusRecordMap).GetMethod(nameof(MilvusRecordMap.FromAttributes))!.MakeGenericMethod(type);

        var error = Assert.Throws<ArgumentException>(() => read.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [null], null));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private sealed class Vectors
    {
        public long Id { get; set; }

        [MilvusVector(4)]
        public float[] Floats { get; set; } = [];

        [MilvusVector(4, Type = MilvusDataType.Float16Vector)]
        public float[] Rounded { get; set; } = [];

        [MilvusVector(4, Type = MilvusDataType.BFloat16Vector)]
        public ReadOnlyMemory<float> Brain { get; set; }

        [MilvusVector(4, MetricType = MilvusMetricTypes.IP)]
        public Half[] Halves { get; set; } = [];

        [MilvusVector(4)]
        public sbyte[] Small { get; set; } = [];

        [MilvusVector(4)]
        public ReadOnlyMemory<sbyte>? SmallMemory { get; set; }

        [MilvusVector(16)]
        public byte[] Bytes { get; set; } = [];

        [MilvusVector(16, MetricType = MilvusMetricTypes.Jaccard)]
        public BitArray Bits { get; set; } = new(16);

        [MilvusVector]
        public MilvusSparseVector Sparse { get; set; } = MilvusSparseVector.Empty;

        [MilvusVector]
        public Dictionary<uint, float> SparseValues { get; set; } = [];
    }

    private sealed class Numbers
    {
        public long Id { get; set; }

        public sbyte[] Small { get; set; } = [];
    }

    private sealed class WrongKind
    {
        public long Id { get; set; }

        [MilvusVector(4, Type = MilvusDataType.VarChar)]
        public float[] Vector { get; set; } = [];
    }

    private sealed class WrongBits
    {
        public long Id { get; set; }

        [MilvusVector(12)]
        public byte[] Vector { get; set; } = [];
    }

    private sealed class WrongSparse
    {
        public long Id { get; set; }

        [MilvusVector(12)]
        public MilvusSparseVector Vector { get; set; } = MilvusSparseVector.Empty;
    }

    private sealed class WrongType
    {
        public long Id { get; set; }

        [MilvusVector(4, Type = MilvusDataType.FloatVector)]
        public Half[] Vector { get; set; } = [];
    }
}
