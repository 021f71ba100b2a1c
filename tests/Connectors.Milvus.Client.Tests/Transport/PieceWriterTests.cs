namespace Connectors.Milvus.Client.Tests.Transport;

public sealed class PieceWriterTests
{
    [Fact]
    public async Task Every_piece_but_the_last_is_exactly_32748_bytes_and_no_byte_is_lost()
    {
        byte[] large = Bytes(200_000);
        var stream = new PieceRecorder();
        using var writer = new PieceWriter(stream);

        for (int row = 0; row < 1_000; row++)
        {
            await writer.FlushIfFullAsync(default);
            large.AsSpan(row, 301).CopyTo(writer.GetSpan(301));
            writer.Advance(301);
        }

        await writer.WriteAsync(large, default);
        await writer.CompleteAsync(default);

        Assert.Equal(1_000 * 301 + 200_000, writer.Length);
        Assert.All(stream.Pieces.SkipLast(1), piece => Assert.Equal(PieceWriter.PieceSize, piece.Length));
        Assert.InRange(stream.Pieces[^1].Length, 1, PieceWriter.PieceSize);
        byte[] expected = [.. Enumerable.Range(0, 1_000).SelectMany(row => large.AsSpan(row, 301).ToArray()), .. large];
        Assert.True(expected.AsSpan().SequenceEqual(stream.All()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32_747)]
    [InlineData(32_748)]
    [InlineData(32_749)]
    [InlineData(65_496)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_000)]
    public async Task A_single_write_of_any_length_leaves_in_the_fewest_pieces(int length)
    {
        byte[] bytes = Bytes(length);
        var stream = new PieceRecorder();
        using var writer = new PieceWriter(stream);

        await writer.WriteAsync(bytes, default);
        await writer.CompleteAsync(default);

        Assert.Equal((length + PieceWriter.PieceSize - 1) / PieceWriter.PieceSize, stream.Pieces.Count);
        Assert.True(bytes.AsSpan().SequenceEqual(stream.All()));
    }

    [Fact]
    public async Task WriteSome_takes_what_fits_and_goes_on_after_a_flush()
    {
        byte[] bytes = Bytes(150_000);
        var stream = new PieceRecorder();
        using var writer = new PieceWriter(stream);

        for (int written = 0; written < bytes.Length;)
        {
            written += writer.WriteSome(bytes.AsSpan(written));
            await writer.FlushIfFullAsync(default);
        }

        await writer.CompleteAsync(default);

        Assert.True(bytes.AsSpan().SequenceEqual(stream.All()));
    }

    [Fact]
    public async Task A_flush_always_leaves_room_for_the_largest_span()
    {
        using var writer = new PieceWriter(new PieceRecorder());
        writer.Advance(PieceWriter.PieceSize - 1);

        Assert.True(writer.GetSpan(PieceWriter.MaxSpan).Length >= PieceWriter.MaxSpan);
        writer.Advance(PieceWriter.MaxSpan);
        Assert.Throws<InvalidOperationException>(() => writer.GetSpan(512));
        await writer.FlushIfFullAsync(default);
        Assert.True(writer.GetSpan(PieceWriter.MaxSpan).Length >= PieceWriter.MaxSpan);
    }

    [Fact]
    public void TryWrite_takes_all_or_nothing()
    {
        using var writer = new PieceWriter(new PieceRecorder());

        Assert.True(writer.TryWrite(Bytes(65_000)));
        Assert.False(writer.TryWrite(Bytes(1_000)));
        Assert.Equal(65_000, writer.Length);
    }

    [Fact]
    public async Task The_last_piece_is_announced_before_it_leaves()
    {
        var announced = new List<(long Bytes, int PiecesSoFar)>();
        var stream = new PieceRecorder();
        using var writer = new PieceWriter(stream, bytes => announced.Add((bytes, stream.Pieces.Count)));

        await writer.WriteAsync(Bytes(40_000), default);
        await writer.CompleteAsync(default);

        Assert.Equal([(PieceWriter.PieceSize, 0), (40_000, 1)], announced);
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private sealed class PieceRecorder : MemoryStream
    {
        public List<byte[]> Pieces { get; } = [];

        public byte[] All()
        {
            var all = new MemoryStream();
            Pieces.ForEach(piece => all.Write(piece, 0, piece.Length));
            return all.ToArray();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pieces.Add(buffer.ToArray());
            return ValueTask.CompletedTask;
        }
    }
}
