using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Milvus.Local.Tests.Grpc;

public sealed class FrameStreamTests
{
    [Fact]
    public void A_message_arrives_however_it_is_cut()
        => Prop.ForAll<byte[], int>((message, seed) =>
        {
            using var stream = new FrameStream(1 << 20);
            WriteInPieces(stream, LocalFile.Frame(message), new Random(seed));
            return stream.Message.Span.SequenceEqual(message);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_longer_than_the_first_buffer_arrives()
    {
        var message = new byte[5_000_000];
        new Random(1).NextBytes(message);
        using var stream = new FrameStream(message.Length);

        WriteInPieces(stream, LocalFile.Frame(message), new Random(2));

        Assert.True(stream.Message.Span.SequenceEqual(message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void A_request_that_is_cut_short_has_no_message(int length)
    {
        using var stream = new FrameStream(100);
        stream.Write(LocalFile.Frame([1, 2, 3]).AsSpan(0, length));

        Assert.Equal(GrpcStatusCode.Internal, Assert.Throws<GrpcException>(() => stream.Message).Code);
    }

    [Fact]
    public void Bytes_after_the_frame_are_refused()
    {
        using var stream = new FrameStream(100);

        Assert.Equal(
            GrpcStatusCode.Internal,
            Assert.Throws<GrpcException>(() => stream.Write([.. LocalFile.Frame([1]), 2])).Code);
    }

    [Fact]
    public void A_compressed_message_arrives_however_it_is_cut()
        => Prop.ForAll<byte[], int>((message, seed) =>
        {
            using var stream = new FrameStream(1 << 20, "gzip");
            WriteInPieces(stream, CompressedFrame(message), new Random(seed));
            return stream.Message.Span.SequenceEqual(message) && stream.Message.Span.SequenceEqual(message);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_compressed_message_larger_than_the_first_buffer_arrives()
    {
        var message = new byte[1_000_000];
        new Random(1).NextBytes(message.AsSpan(0, 500_000));
        using var stream = new FrameStream(message.Length, "gzip");

        WriteInPieces(stream, CompressedFrame(message), new Random(2));

        Assert.True(stream.Message.Span.SequenceEqual(message));
    }

    [Fact]
    public void A_few_bytes_that_stand_for_too_many_are_refused()
    {
        using var stream = new FrameStream(1 << 20, "gzip");
        stream.Write(CompressedFrame(new byte[(1 << 20) + 1]));

        Assert.Equal(GrpcStatusCode.ResourceExhausted, Assert.Throws<GrpcException>(() => stream.Message).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(5_000)]
    public void A_compressed_message_that_was_cut_within_is_refused(int missing)
    {
        var message = new byte[10_000];
        new Random(3).NextBytes(message);
        var whole = CompressedFrame(message)[5..];
        using var stream = new FrameStream(1 << 20, "gzip");
        var frame = LocalFile.Frame(whole[..^missing]);
        frame[0] = 1;
        stream.Write(frame);

        Assert.Equal(GrpcStatusCode.Internal, Assert.Throws<GrpcException>(() => stream.Message).Code);
    }

    [Theory]
    [InlineData("snappy", GrpcStatusCode.Unimplemented)]
    [InlineData("identity", GrpcStatusCode.Internal)]
    [InlineData(null, GrpcStatusCode.Internal)]
    internal void Other_compression_is_refused_by_its_header(string? encoding, GrpcStatusCode expected)
    {
        using var stream = new FrameStream(100, encoding);

        Assert.Equal(expected, Assert.Throws<GrpcException>(() => stream.Write([1, 0, 0, 0, 0])).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 101 })]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 })]
    public void A_message_over_the_limit_is_refused_before_it_is_sent(byte[] header)
    {
        using var stream = new FrameStream(100);

        var error = Assert.Throws<GrpcException>(() => stream.Write(header));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, error.Code);
        Assert.Contains("the limit is 100", error.Message, StringComparison.Ordinal);
    }

    private static byte[] CompressedFrame(byte[] message)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(message);

        var frame = LocalFile.Frame(compressed.ToArray());
        frame[0] = 1;
        return frame;
    }

    private static void WriteInPieces(FrameStream stream, ReadOnlySpan<byte> bytes, Random random)
    {
        while (!bytes.IsEmpty)
        {
            var piece = Math.Min(bytes.Length, random.Next(1, 32_768));
            stream.Write(bytes[..piece]);
            bytes = bytes[piece..];
        }
    }
}
