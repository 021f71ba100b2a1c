namespace Connectors.Milvus.Protocol.Tests;

public sealed class PackedHalvesTests
{
    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2f, 0xC000)]
    [InlineData(1.00390625f, 0x3F80)] // halfway between 1 and the next: to the even one
    [InlineData(1.01171875f, 0x3F82)] // halfway, the upper one is even
    [InlineData(1.00390637f, 0x3F81)] // just above halfway
    [InlineData(-0f, 0x8000)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    public void Floats_round_to_the_nearest_bfloat16(float value, int bits)
    {
        var bytes = new byte[2];

        PackedHalves.CopyToBFloat16([value], bytes);

        Assert.Equal(bits, BitConverter.ToUInt16(bytes));
    }

    [Fact]
    public void NaN_stays_NaN_whatever_its_bits()
    {
        var bytes = new byte[4];
        var back = new float[2];

        PackedHalves.CopyToBFloat16([BitConverter.UInt32BitsToSingle(0x7F80_0001), BitConverter.UInt32BitsToSingle(0xFFFF_FFFF)], bytes);
        PackedHalves.ReadBFloat16(bytes, back);

        Assert.All(back, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Every_bfloat16_and_every_half_survives_as_a_float()
    {
        ushort[] all = [.. Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits)];
        byte[] packed = [.. all.SelectMany(BitConverter.GetBytes)];
        var floats = new float[all.Length];
        var back = new byte[packed.Length];

        PackedHalves.ReadBFloat16(packed, floats);
        PackedHalves.CopyToBFloat16(floats, back);
        Assert.All(all, bits => Assert.True(float.IsNaN(floats[bits]) || BitConverter.ToUInt16(back, bits * 2) == bits));

        PackedHalves.ReadFloat16(packed, floats);
        PackedHalves.CopyToFloat16(floats, back);
        Assert.All(all, bits => Assert.True(float.IsNaN(floats[bits]) || BitConverter.ToUInt16(back, bits * 2) == bits));
    }

    [Fact]
    public void Halves_are_copied_bit_by_bit()
    {
        Half[] values = [(Half)1, Half.Epsilon, Half.NegativeInfinity, Half.NaN];
        var bytes = new byte[values.Length * PackedHalves.Size];
        var back = new Half[values.Length];

        PackedHalves.CopyToBytes(values, bytes);
        PackedHalves.CopyToHalves(bytes, back);

        Assert.Equal(values.Select(BitConverter.HalfToUInt16Bits), back.Select(BitConverter.HalfToUInt16Bits));
        Assert.Equal([0x00, 0x3C], bytes[..2]);
    }
}
