using System.Buffers;

namespace Connectors.Milvus.Client;

/// <summary>
/// Writes a request to the HTTP/2 stream in pieces of exactly <see cref="PieceSize"/> bytes (the last one may be
/// shorter). The handler copies each write into 16 KiB frames in a 32 KiB buffer; a piece of two frames and their
/// two 9-byte headers fills that buffer without straddling it, which halves the socket writes of a large request.
/// </summary>
/// <remarks>
/// A caller alternates synchronous writes with <see cref="FlushIfFullAsync"/>; after a flush at least
/// <see cref="MaxSpan"/> bytes are free. Used by one writer at a time.
/// </remarks>
internal sealed class PieceWriter : IDisposable
{
    /// <summary>Bytes per write: two 16,384-byte frames less their headers and two bytes of slack.</summary>
    public const int PieceSize = 32_748;

    /// <summary>The most that <see cref="GetSpan"/> grants after a flush.</summary>
    public const int MaxSpan = 32_768;

    private const int Capacity = 65_536;

    private readonly Stream _stream;
    private readonly Action<long>? _beforeWrite;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _position;
    private long _written;

    /// <param name="stream">Where the pieces go; it stays open.</param>
    /// <param name="beforeWrite">Told, before each piece leaves, how many bytes will have left with it.</param>
    public PieceWriter(Stream stream, Action<long>? beforeWrite = null)
    {
        _stream = stream;
        _beforeWrite = beforeWrite;
    }

    /// <summary>All bytes accepted so far, whether they have left or not.</summary>
    public long Length => _written + _position;

    /// <summary>Whether a piece is ready to leave, so that <see cref="FlushIfFullAsync"/> would write.</summary>
    public bool IsFull => _position >= PieceSize;

    /// <summary>Room for at least <paramref name="sizeHint"/> bytes; follow with <see cref="Advance"/>.</summary>
    public Span<byte> GetSpan(int sizeHint)
    {
        if (sizeHint > Capacity - _position)
        {
            throw new InvalidOperationException(
                $"No room for {sizeHint} bytes: call FlushIfFullAsync at least every {MaxSpan} bytes.");
        }

        return _buffer.AsSpan(_position, Capacity - _position);
    }

    /// <summary>Accepts the first <paramref name="count"/> bytes of the last span.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity - _position);
        _position += count;
    }

    /// <summary>Accepts all bytes, or none when there is no room for all.</summary>
    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(_buffer.AsSpan(_position, Capacity - _position)))
        {
            return false;
        }

        _position += bytes.Length;
        return true;
    }

    /// <summary>Accepts as many bytes as there is room for and returns their number.</summary>
    public int WriteSome(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, Capacity - _position);
        bytes[..count].CopyTo(_buffer.AsSpan(_position));
        _position += count;
        return count;
    }

    /// <summary>Sends the full pieces, if there are any.</summary>
    public ValueTask FlushIfFullAsync(CancellationToken cancellationToken) =>
        IsFull ? FlushPiecesAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Accepts bytes of any length; what fills a piece is sent from where it lies, without a copy.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        if (TryWrite(bytes.Span))
        {
            return;
        }

        int topUp = PieceSize - _position;
        TryWrite(bytes.Span[..topUp]);
        await FlushPiecesAsync(cancellationToken).ConfigureAwait(false);

        ReadOnlyMemory<byte> rest = bytes[topUp..];
        while (rest.Length >= PieceSize)
        {
            await SendAsync(rest[..PieceSize], cancellationToken).ConfigureAwait(false);
            rest = rest[PieceSize..];
        }

        TryWrite(rest.Span);
    }

    /// <summary>Sends everything that is left; the request ends here.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        if (_position > 0)
        {
            int count = _position;
            _position = 0;
            await SendAsync(_buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask FlushPiecesAsync(CancellationToken cancellationToken)
    {
        int sent = 0;
        int pending = _position;
        _position = 0;
        while (pending - sent >= PieceSize)
        {
            await SendAsync(_buffer.AsMemory(sent, PieceSize), cancellationToken).ConfigureAwait(false);
            sent += PieceSize;
        }

        _buffer.AsSpan(sent, pending - sent).CopyTo(_buffer);
        _position = pending - sent;
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        _written += piece.Length;
        _beforeWrite?.Invoke(_written);
        return _stream.WriteAsync(piece, cancellationToken);
    }
}
