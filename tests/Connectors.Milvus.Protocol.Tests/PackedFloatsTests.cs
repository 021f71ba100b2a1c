using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class PackedFloatsTests
{
    [Fact]
    public void Floats_round_trip_bit_by_bit()
        => Prop.ForAll<float[]>(values => Bits(PackedFloats.UnpackFloats(PackedFloats.Pack(values).Span)).SequenceEqual(Bits(values)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Doubles_round_trip_bit_by_bit()
        => Prop.ForAll<double[]>(values => Bits(PackedFloats.UnpackDoubles(PackedFloats.Pack(values).Span)).SequenceEqual(Bits(values)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_copying_forms_agree_with_the_packing_one()
        => Prop.ForAll<float[]>(values =>
        {
            var bytes = new byte[values.Length * sizeof(float)];
            PackedFloats.CopyToBytes(values, bytes);
            var back = new float[values.Length];
            PackedFloats.CopyToFloats(bytes, back);
            return PackedFloats.Pack(values).Span.SequenceEqual(bytes) && Bits(back).SequenceEqual(Bits(values));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4 * 768 + 2)]
    public void Bytes_that_are_no_whole_floats_are_refused(int length)
    {
        var error = Assert.Throws<InvalidDataException>(() => PackedFloats.UnpackFloats(new byte[length]));
        Assert.Contains($"{length} bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    public void Bytes_that_are_no_whole_doubles_are_refused(int length)
        => Assert.Throws<InvalidDataException>(() => PackedFloats.UnpackDoubles(new byte[length]));

    [Fact]
    public void Too_little_room_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PackedFloats.CopyToFloats(new byte[8], new float[1]));
        Assert.Throws<ArgumentException>(() => PackedFloats.CopyToDoubles(new byte[16], new double[1]));
        Assert.Throws<ArgumentException>(() => PackedFloats.CopyToBytes([1f, 2f], new byte[7]));
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
