using System.Buffers.Binary;

namespace Connectors.Milvus.Client.Tests;

internal enum Http2FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    RstStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}

internal enum Http2Error : uint
{
    NoError = 0,
    ProtocolError = 1,
    InternalError = 2,
    RefusedStream = 7,
    Cancel = 8,
    EnhanceYourCalm = 11,
}

/// <summary>One HTTP/2 frame: nine bytes of header and a payload (RFC 9113, section 4).</summary>
internal readonly record struct Http2Frame(Http2FrameType Type, byte Flags, int StreamId, byte[] Payload)
{
    public const byte EndStream = 0x1;
    public const byte Ack = 0x1;
    public const byte EndHeaders = 0x4;
    public const byte Padded = 0x8;
    public const byte HasPriority = 0x20;
    public const int HeaderLength = 9;

    public bool Has(byte flag) => (Flags & flag) != 0;

    public static async Task<Http2Frame> ReadAsync(Stream stream)
    {
        byte[] header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header);
        byte[] payload = new byte[header[0] << 16 | header[1] << 8 | header[2]];
        await stream.ReadExactlyAsync(payload);
        int streamId = (int)(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(5)) & 0x7fff_ffff);
        return new Http2Frame((Http2FrameType)header[3], header[4], streamId, payload);
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[HeaderLength + Payload.Length];
        bytes[0] = (byte)(Payload.Length >> 16);
        bytes[1] = (byte)(Payload.Length >> 8);
        bytes[2] = (byte)Payload.Length;
        bytes[3] = (byte)Type;
        bytes[4] = Flags;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), (uint)StreamId);
        Payload.CopyTo(bytes, HeaderLength);
        return bytes;
    }

    /// <summary>A header block without padding and priority.</summary>
    public ReadOnlySpan<byte> HeaderBlock()
    {
        int start = (Has(Padded) ? 1 : 0) + (Has(HasPriority) ? 5 : 0);
        int padding = Has(Padded) ? Payload[0] : 0;
        return Payload.AsSpan(start, Payload.Length - start - padding);
    }

    public static byte[] BigEndian(params uint[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * index), values[index]);
        }

        return bytes;
    }
}
