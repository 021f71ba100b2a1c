using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Tests.Storage;

public sealed class ChunkLayoutTests
{
    [Theory]
    [InlineData(2, 512)]
    [InlineData(128, 512)]
    [InlineData(512, 512)]
    [InlineData(513, 256)]
    [InlineData(768, 256)]
    [InlineData(1024, 256)]
    [InlineData(1536, 128)]
    [InlineData(3072, 64)]
    [InlineData(32768, 64)]
    public void A_chunk_holds_a_power_of_two_of_vectors_within_a_mebibyte(int dimension, int capacity)
    {
        var layout = new ChunkLayout(dimension);

        Assert.Equal(capacity, layout.Capacity);
        Assert.Equal(64 + (capacity * dimension * 4), layout.BlobBytes);
        Assert.Equal(64 + (dimension * 4 * 5), layout.Offset(5));
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
}
