using System.Buffers.Binary;

namespace Connectors.Milvus.Client;

/// <summary>The five bytes before each gRPC message: a compression flag and the big-endian length.</summary>
internal static class GrpcFrame
{
    public const int HeaderLength = 5;

    public static void WriteHeader(Span<byte> destination, long messageLength)
    {
        destination[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..HeaderLength], checked((uint)messageLength));
    }

    public static (bool Compressed, uint Length) ReadHeader(ReadOnlySpan<byte> source) =>
        (source[0] != 0, BinaryPrimitives.ReadUInt32BigEndian(source[1..HeaderLength]));
}
