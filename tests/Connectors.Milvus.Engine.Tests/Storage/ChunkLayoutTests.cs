using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Tests.Storage;

public sealed class ChunkLayoutTests
{
    [Theory]
    [InlineData(1, 512)]
    [InlineData(8, 512)]
    [InlineData(512, 512)]
    [InlineData(2048, 512)]
    [InlineData(2052, 256)]
    [InlineData(3072, 256)]
    [InlineData(4096, 256)]
    [InlineData(6144, 128)]
    [InlineData(12288, 64)]
    [InlineData(131072, 64)]
    public void A_chunk_holds_a_power_of_two_of_vectors_within_a_mebibyte(int rowBytes, int capacity)
    {
        var layout = new ChunkLayout(rowBytes, isNullable: false);
        Assert.Equal(capacity, layout.Capacity);
        Assert.Equal(64 + (capacity * rowBytes), layout.BlobBytes);
        Assert.Equal(64 + (rowBytes * 5), layout.Offset(5));

        var nullable = new ChunkLayout(rowBytes, isNullable: true);
        Assert.Equal(capacity, nullable.Capacity);
        Assert.Equal(128 + (capacity * rowBytes), nullable.BlobBytes);
        Assert.Equal(128 + (rowBytes * 5), nullable.Offset(5));
    }

    [Fact]
    public void A_checksum_can_be_continued_at_any_vector()
    {
        var bytes = new byte[4 * 12 * 9];
        new Random(1).NextBytes(bytes);
        var whole = default(ChunkHeader).Append(9, bytes);

        for (var split = 0; split <= 9; split++)
        {
            var parts = default(ChunkHeader).Append(split, bytes.AsSpan(0, split * 48)).Append(9 - split, bytes.AsSpan(split * 48));
            Assert.Equal(whole, parts);
        }

        bytes[17] ^= 4;
        Assert.NotEqual(whole.Checksum, default(ChunkHeader).Append(9, bytes).Checksum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(12_287)]
    [InlineData(12_288)]
    [InlineData(12_299)]
    [InlineData(40_000)]
    public void A_checksum_is_that_of_the_bytes_one_after_the_other(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        foreach (var before in (uint[])[0, 1, 0xDEADBEEF, uint.MaxValue])
            Assert.Equal(bytes.Aggregate(before, System.Numerics.BitOperations.Crc32C), Crc32C.Continue(before, bytes));
    }
}
