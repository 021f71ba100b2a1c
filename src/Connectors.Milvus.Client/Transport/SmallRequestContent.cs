using System.Buffers;
using System.Net;

namespace Connectors.Milvus.Client;

/// <summary>
/// A framed message no longer than a piece as HTTP content: one write. The handler may ask for it more than once, see
/// <see cref="GrpcRequestContent"/>.
/// </summary>
/// <remarks>
/// It is a <see cref="ByteArrayContent"/> for what the handler makes of that: content of other kinds may be written while the answer is
/// read, and to wait for whichever comes first costs every call as much as writing it does.
/// </remarks>
internal sealed class SmallRequestContent : ByteArrayContent
{
    private readonly GrpcCall _call;
    private readonly int _length;

    public SmallRequestContent(GrpcCall call)
        : base([])
    {
        _call = call;
        _length = GrpcFrame.HeaderLength + (int)call.Body.Length;
        Headers.TryAddWithoutValidation("Content-Type", GrpcRequestContent.MediaType);
    }

    public static bool Fits(RequestBody body) => body.IsWrittenAtOnce && body.Length <= PieceWriter.PieceSize - GrpcFrame.HeaderLength;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // It lives only until the handler has copied it: many calls wait for their answers at a time, few for this.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_length + WireSize.LongestVarint);
        try
        {
            WriteFrame(buffer);
            _call.MarkRequestLeft();
            await stream.WriteAsync(buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
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
}
