using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Connectors.Milvus.Client.Tests;

/// <summary>One client connection: reads frames, keeps both flow-control windows, hands requests to the script.</summary>
internal sealed class ScriptedConnection(Stream stream, ServerBehavior behavior, Func<Exchange, Task> onRequest) : IDisposable
{
    private const int MaxFrame = 16_384;
    private const ushort InitialWindowSize = 4;
    private const uint DefaultWindow = 65_535;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly ConcurrentDictionary<int, Exchange> _exchanges = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _closed = new();

    public SendWindow Window { get; } = new();

    public CancellationToken Closed => _closed.Token;

    /// <summary>Runs until the client hangs up or <see cref="Abort"/>.</summary>
    public async Task RunAsync()
    {
        try
        {
            // First, as HTTP/2 allows and Milvus does: a client that does not speak HTTP/2 shall notice.
            await SendSettingsAsync();
            byte[] preface = new byte[Preface.Length];
            await stream.ReadExactlyAsync(preface);
            while (preface.AsSpan().SequenceEqual(Preface))
            {
                await OnFrameAsync(await Http2Frame.ReadAsync(stream));
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client hung up, or the script did.
        }
        finally
        {
            Abort();
        }
    }

    public async Task SendAsync(Http2FrameType type, byte flags, int streamId, byte[] payload)
    {
        await _writing.WaitAsync(Closed);
        try
        {
            await stream.WriteAsync(new Http2Frame(type, flags, streamId, payload).ToBytes(), Closed);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task SendDataAsync(int streamId, ReadOnlyMemory<byte> bytes, bool endStream)
    {
        while (!bytes.IsEmpty)
        {
            int count = await Window.TakeAsync(streamId, Math.Min(MaxFrame, bytes.Length), Closed);
            bool last = endStream && count == bytes.Length;
            await SendAsync(Http2FrameType.Data, last ? Http2Frame.EndStream : (byte)0, streamId, bytes[..count].ToArray());
            bytes = bytes[count..];
        }
    }

    /// <summary>Tells the client to open no more streams here, and which was the last that was processed.</summary>
    public Task GoAwayAsync(int lastStreamId, Http2Error error = Http2Error.NoError) =>
        SendAsync(Http2FrameType.GoAway, 0, 0, Http2Frame.BigEndian((uint)lastStreamId, (uint)error));

    /// <summary>Cuts the connection without another word.</summary>
    public void Abort()
    {
        if (!_closed.IsCancellationRequested)
        {
            _closed.Cancel();
            stream.Dispose();
        }
    }

    public void Dispose() => Abort();

    private async Task SendSettingsAsync()
    {
        if (behavior.Window == DefaultWindow)
        {
            await SendAsync(Http2FrameType.Settings, 0, 0, []);
            return;
        }

        await SendAsync(Http2FrameType.Settings, 0, 0, [0, (byte)InitialWindowSize, .. Http2Frame.BigEndian(behavior.Window)]);
        await SendAsync(Http2FrameType.WindowUpdate, 0, 0, Http2Frame.BigEndian(behavior.Window - DefaultWindow));
    }

    private async Task OnFrameAsync(Http2Frame frame)
    {
        switch (frame.Type)
        {
            case Http2FrameType.Settings when !frame.Has(Http2Frame.Ack):
                ReadSettings(frame.Payload);
                await SendAsync(Http2FrameType.Settings, Http2Frame.Ack, 0, []);
                break;
            case Http2FrameType.Ping when !frame.Has(Http2Frame.Ack):
                await SendAsync(Http2FrameType.Ping, Http2Frame.Ack, 0, frame.Payload);
                break;
            case Http2FrameType.WindowUpdate:
                Window.Grant(frame.StreamId, BinaryPrimitives.ReadUInt32BigEndian(frame.Payload));
                break;
            case Http2FrameType.Headers:
                OnHeaders(frame);
                break;
            case Http2FrameType.Data:
                await OnDataAsync(frame);
                break;
            case Http2FrameType.RstStream when _exchanges.TryRemove(frame.StreamId, out Exchange? reset):
                reset.OnReset((Http2Error)BinaryPrimitives.ReadUInt32BigEndian(frame.Payload));
                break;
        }
    }

    private void ReadSettings(ReadOnlySpan<byte> payload)
    {
        for (; payload.Length >= 6; payload = payload[6..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(payload) == InitialWindowSize)
            {
                Window.SetInitial(BinaryPrimitives.ReadUInt32BigEndian(payload[2..]));
            }
        }
    }

    private void OnHeaders(Http2Frame frame)
    {
        Assert.True(frame.Has(Http2Frame.EndHeaders), "The client split its headers; this server reads whole blocks only.");
        Window.Open(frame.StreamId);
        var exchange = new Exchange(this, frame.StreamId, Hpack.Decode(frame.HeaderBlock()));
        _exchanges[frame.StreamId] = exchange;
        if (behavior.AnswersAtHeaders)
        {
            Start(exchange);
        }
    }

    private async Task OnDataAsync(Http2Frame frame)
    {
        if (!_exchanges.TryGetValue(frame.StreamId, out Exchange? exchange))
        {
            return;
        }

        exchange.OnData(frame.Payload);
        if (frame.Payload.Length > 0 && behavior.GrantsWindow)
        {
            byte[] credit = Http2Frame.BigEndian((uint)frame.Payload.Length);
            await SendAsync(Http2FrameType.WindowUpdate, 0, 0, credit);
            await SendAsync(Http2FrameType.WindowUpdate, 0, frame.StreamId, credit);
        }

        if (frame.Has(Http2Frame.EndStream))
        {
            exchange.OnRequestEnd();
            if (!behavior.AnswersAtHeaders)
            {
                Start(exchange);
            }
        }
    }

    // Not awaited: the next frames must be read while the script answers.
    private void Start(Exchange exchange) => _ = RunScriptAsync(exchange);

    private async Task RunScriptAsync(Exchange exchange)
    {
        try
        {
            await onRequest(exchange);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client left before it had its answer.
        }
    }
}
