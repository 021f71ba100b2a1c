using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests;

/// <summary>One request as the server sees it, and the pen to answer with, well or badly.</summary>
internal sealed class Exchange(ScriptedConnection connection, int streamId, IReadOnlyDictionary<string, string> headers)
{
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Http2Error> _reset = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedConnection Connection { get; } = connection;

    public int StreamId { get; } = streamId;

    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public string Path => Headers[":path"];

    /// <summary>Completes with the request's last byte.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Completes when the client gives the call up.</summary>
    public Task<Http2Error> Reset => _reset.Task;

    /// <summary>The request's bytes, frame header included.</summary>
    public byte[] Body => _body.WrittenSpan.ToArray();

    /// <summary>The value of a metadata entry, or null.</summary>
    public string? Metadata(string name) => Headers.GetValueOrDefault(name);

    public T Read<T>(MessageParser<T> parser)
        where T : IMessage<T> => parser.ParseFrom(Body.AsSpan(5));

    public void OnData(byte[] bytes) => _body.Write(bytes.AsSpan());

    public void OnRequestEnd() => _ended.TrySetResult();

    public void OnReset(Http2Error error) => _reset.TrySetResult(error);

    public Task SendHeadersAsync(bool endStream, params (string Name, string Value)[] fields) =>
        Connection.SendAsync(
            Http2FrameType.Headers,
            (byte)(Http2Frame.EndHeaders | (endStream ? Http2Frame.EndStream : 0)),
            StreamId,
            Hpack.Encode(fields));

    public Task SendGrpcHeadersAsync() => SendHeadersAsync(endStream: false, (":status", "200"), ("content-type", "application/grpc"));

    public Task SendBytesAsync(ReadOnlyMemory<byte> bytes, bool endStream = false) => Connection.SendDataAsync(StreamId, bytes, endStream);

    public Task SendMessageAsync(IMessage message) => SendBytesAsync(Frame(message.ToByteArray()));

    public Task SendTrailersAsync(int grpcStatus = 0, string? message = null) =>
        message is null
            ? SendHeadersAsync(endStream: true, ("grpc-status", $"{grpcStatus}"))
            : SendHeadersAsync(endStream: true, ("grpc-status", $"{grpcStatus}"), ("grpc-message", message));

    public Task ResetAsync(Http2Error error) =>
        Connection.SendAsync(Http2FrameType.RstStream, 0, StreamId, Http2Frame.BigEndian((uint)error));

    /// <summary>A whole, well-formed answer.</summary>
    public async Task ReplyAsync(IMessage message)
    {
        await SendGrpcHeadersAsync();
        await SendMessageAsync(message);
        await SendTrailersAsync();
    }

    /// <summary>An error as gRPC servers send it: everything in one HEADERS frame.</summary>
    public Task RefuseAsync(GrpcStatusCode status, string message = "") => SendHeadersAsync(
        endStream: true,
        (":status", "200"),
        ("content-type", "application/grpc"),
        ("grpc-status", $"{(int)status}"),
        ("grpc-message", Uri.EscapeDataString(message)));

    public static byte[] Frame(byte[] message, bool compressed = false)
    {
        byte[] frame = new byte[5 + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}
