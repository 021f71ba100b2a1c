using System.Buffers;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>A request that is an ordinary protobuf message.</summary>
internal sealed class MessageBody(IMessage message) : RequestBody
{
    private readonly int _length = message.CalculateSize();

    public override long Length => _length;

    public override bool IsWrittenAtOnce => true;

    public override void Write(Span<byte> destination) => message.WriteTo(destination[.._length]);

    public override async ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
    {
        if (_length <= PieceWriter.MaxSpan)
        {
            message.WriteTo(writer.GetSpan(_length)[.._length]);
            writer.Advance(_length);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            message.WriteTo(buffer.AsSpan(0, _length));
            await writer.WriteAsync(buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
