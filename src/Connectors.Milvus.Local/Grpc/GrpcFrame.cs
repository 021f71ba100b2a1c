using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>What gRPC puts around messages and texts on the answering side.</summary>
internal static class GrpcFrame
{
    private const int HeaderBytes = 5;

    /// <summary>A message in its frame: not compressed, its length in four big-endian bytes, the message.</summary>
    public static byte[] Write(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderBytes + size];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)size);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>Percent-encodes all but printable ASCII, as the gRPC specification demands of <c>grpc-message</c>.</summary>
    public static string EncodeText(string message)
    {
        var encoded = new StringBuilder(message.Length);
        foreach (var b in Encoding.UTF8.GetBytes(message))
        {
            if (b is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
                encoded.Append((char)b);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return encoded.ToString();
    }
}
