using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Connectors.Milvus.Local;

/// <summary>
/// How clients may compress their messages (<c>grpc-encoding</c>). Answers are never compressed: vectors hardly shrink.
/// See <see href="https://github.com/grpc/grpc/blob/master/doc/compression.md">gRPC compression</see>.
/// </summary>
internal static class MessageEncoding
{
    /// <summary>What is understood, as <c>grpc-accept-encoding</c> has it.</summary>
    public const string Accepted = "identity,gzip";

    private const string Gzip = "gzip";
    private const int FirstRent = 1 << 16;

    /// <summary>Refuses an encoding that is not understood, before the message is read.</summary>
    /// <exception cref="GrpcException">A compressed message under no encoding, or under an unknown one.</exception>
    public static void RequireKnown(string? encoding)
    {
        if (encoding is null or "identity")
            throw new GrpcException(GrpcStatusCode.Internal, "The message says that it is compressed, and grpc-encoding does not say how.");
        if (encoding != Gzip)
            throw new GrpcException(GrpcStatusCode.Unimplemented, $"grpc-encoding {encoding} is not supported; send {Accepted.Replace(",", ", ", StringComparison.Ordinal)}.");
    }

    /// <summary>The message as it was before it was compressed, in a buffer of the shared pool.</summary>
    /// <param name="message">The compressed message.</param>
    /// <param name="maxBytes">What a message may take: a few bytes can stand for very many.</param>
    /// <exception cref="GrpcException">The message is larger, or not compressed so.</exception>
    public static (byte[] Buffer, int Length) Decompress(ArraySegment<byte> message, int maxBytes)
    {
        using var compressed = new MemoryStream(message.Array!, message.Offset, message.Count, writable: false);
        using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRent);
        try
        {
            var length = 0;
            while (plain.Read(buffer, length, buffer.Length - length) is > 0 and var read)
            {
                length += read;
                if (length > maxBytes)
                {
                    throw new GrpcException(
                        GrpcStatusCode.ResourceExhausted,
                        $"The request is longer than {maxBytes} bytes when it is decompressed, which is the limit. Send fewer rows at a time, or raise MaxRequestBytes.");
                }

                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }

            RequireWhole(message, length);
            return (buffer, length);
        }
        catch (Exception exception)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw exception is InvalidDataException
                ? new GrpcException(GrpcStatusCode.Internal, $"The message is not {Gzip}: {exception.Message}", exception)
                : exception;
        }
    }

    // The stream takes an early end for the end. A member of gzip ends with the length of what is in it (RFC 1952).
    private static void RequireWhole(ReadOnlySpan<byte> message, int length)
    {
        if (message.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(message[^sizeof(uint)..]) != (uint)length)
            throw new InvalidDataException("it ends too early.");
    }

    private static byte[] Grow(byte[] buffer)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(bigger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return bigger;
    }
}
