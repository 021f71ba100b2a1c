using System.Buffers;
using System.Net;

namespace Connectors.Milvus.Client;

/// <summary>
/// The framed message as HTTP content. The handler may ask for it more than once: it resends on its own what a
/// server refused unprocessed (REFUSED_STREAM, GOAWAY below the stream).
/// </summary>
internal sealed class GrpcRequestContent : HttpContent
{
    private readonly GrpcCall _call;
    private readonly long _length;

    public GrpcRequestContent(GrpcCall call)
    {
        _call = call;
        _length = GrpcFrame.HeaderLength + call.Body.Length;
        Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _call.Body.IsWrittenAtOnce && _length <= PieceWriter.PieceSize
            ? WriteAtOnceAsync(stream, cancellationToken)
            : WritePiecesAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    // A small message in a buffer of its size, which lives only until the handler has copied it.
    private async Task WriteAtOnceAsync(Stream stream, CancellationToken cancellationToken)
    {
        int length = (int)_length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length + WireSize.LongestVarint);
        try
        {
            WriteFrame(buffer);
            _call.MarkRequestLeft();
            await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void WriteFrame(Span<byte> buffer)
    {
        GrpcFrame.WriteHeader(buffer, _call.Body.Length);
        try
        {
            _call.Body.Write(buffer[GrpcFrame.HeaderLength..]);
        }
        catch (Exception failure)
        {
            _call.BodyFailure = failure;
            throw;
        }
    }

    private async Task WritePiecesAsync(Stream stream, CancellationToken cancellationToken)
    {
        _call.MarkRequestBegan();
        using var writer = new PieceWriter(stream, MarkLastPiece);
        GrpcFrame.WriteHeader(writer.GetSpan(GrpcFrame.HeaderLength), _call.Body.Length);
        writer.Advance(GrpcFrame.HeaderLength);
        try
        {
            await _call.Body.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
            CheckLength(writer.Length);
        }
        catch (Exception failure) when (failure is not (IOException or HttpRequestException or OperationCanceledException))
        {
            _call.BodyFailure = failure;
            throw;
        }

        await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    // Marked before the write: once it has begun, nobody here can tell whether the bytes arrived.
    private void MarkLastPiece(long bytesAfterThisPiece)
    {
        if (bytesAfterThisPiece >= _length)
        {
            _call.MarkRequestLeft();
        }
    }

    // The frame's header has promised a length; a body that breaks it would shift every byte after it.
    private void CheckLength(long written)
    {
        if (written != _length)
        {
            throw new InvalidOperationException(
                $"The {_call.Operation} request wrote {written - GrpcFrame.HeaderLength} bytes after announcing {_call.Body.Length}. "
                + "Were its records changed while it was being sent?");
        }
    }
}
