using System.Buffers;
using System.Buffers.Binary;

namespace Connectors.Milvus.Local;

/// <summary>
/// Takes the one gRPC frame of a unary request as the client writes it: a byte that says whether the message is
/// compressed, its length in four big-endian bytes, the message.
/// </summary>
/// <remarks>
/// The length comes first, so the message lands in one rented buffer without growing. <see cref="Message"/> lives until
/// the stream is disposed.
/// </remarks>
/// <param name="maxMessageBytes">The longest message, compressed and decompressed.</param>
/// <param name="encoding">How a compressed message is compressed, as the metadata says; null where it says nothing.</param>
internal sealed class FrameStream(int maxMessageBytes, string? encoding = null) : Stream
{
    private const int HeaderBytes = 5;

    // Memory is taken as bytes arrive: a header alone must not cost the largest message.
    private const int FirstRent = 1 << 20;

    private readonly byte[] _header = new byte[HeaderBytes];
    private int _headerFilled;
    private byte[] _buffer = [];
    private bool _isCompressed;
    private int _length;
    private int _filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The message, once everything is written.</summary>
    /// <exception cref="GrpcException">The request was cut short, or cannot be decompressed.</exception>
    public ReadOnlyMemory<byte> Message
    {
        get
        {
            if (_headerFilled < HeaderBytes || _filled < _length)
            {
                throw new GrpcException(
                    GrpcStatusCode.Internal,
                    $"The request ends after {_headerFilled + _filled} bytes, inside its gRPC frame.");
            }

            // Nothing, compressed, is nothing to some compressors.
            if (_isCompressed && _length > 0)
                Decompress();

            return _buffer.AsMemory(0, _length);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_headerFilled < HeaderBytes)
            buffer = TakeHeader(buffer);
        if (buffer.IsEmpty)
            return;
        if (buffer.Length > _length - _filled)
            throw new GrpcException(GrpcStatusCode.Internal, "More bytes follow the gRPC frame of a unary request.");

        Grow(_filled + buffer.Length);
        buffer.CopyTo(_buffer.AsSpan(_filled));
        _filled += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = _filled = 0;
        }

        base.Dispose(disposing);
    }

    private ReadOnlySpan<byte> TakeHeader(ReadOnlySpan<byte> buffer)
    {
        var taken = Math.Min(HeaderBytes - _headerFilled, buffer.Length);
        buffer[..taken].CopyTo(_header.AsSpan(_headerFilled));
        _headerFilled += taken;
        if (_headerFilled == HeaderBytes)
            ReadHeader();

        return buffer[taken..];
    }

    private void ReadHeader()
    {
        _isCompressed = _header[0] != 0;
        if (_isCompressed)
            MessageEncoding.RequireKnown(encoding);

        var length = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(1));
        if (length > maxMessageBytes)
        {
            throw new GrpcException(
                GrpcStatusCode.ResourceExhausted,
                $"The request is {length} bytes long; the limit is {maxMessageBytes}. Send fewer rows at a time, or raise MaxRequestBytes.");
        }

        _length = (int)length;
    }

    private void Decompress()
    {
        var (plain, length) = MessageEncoding.Decompress(new ArraySegment<byte>(_buffer, 0, _length), maxMessageBytes);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _length, _filled, _isCompressed) = (plain, length, length, false);
    }

    private void Grow(int needed)
    {
        if (_buffer.Length >= needed)
            return;

        // Exact from the second time on: a large message is copied once at most while it arrives.
        var bigger = ArrayPool<byte>.Shared.Rent(needed <= FirstRent ? Math.Min(_length, FirstRent) : _length);
        _buffer.AsSpan(0, _filled).CopyTo(bigger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
    }
}
