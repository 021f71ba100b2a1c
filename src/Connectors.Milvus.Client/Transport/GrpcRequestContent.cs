using System.Net;

namespace Connectors.Milvus.Client;

/// <summary>
/// The framed message as HTTP content. The handler may ask for it more than once: it resends on its own what a
/// server refused unprocessed (REFUSED_STREAM, GOAWAY below the stream).
/// </summary>
internal sealed class GrpcRequestContent : HttpContent
{
    public const string MediaType = "application/grpc";

    private readonly GrpcCall _call;
    private readonly long _length;

    public GrpcRequestContent(GrpcCall call)
    {
        _call = call;
        _length = GrpcFrame.HeaderLength + call.Body.Length;
        Headers.TryAddWithoutValidation("Content-Type", MediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
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

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
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
