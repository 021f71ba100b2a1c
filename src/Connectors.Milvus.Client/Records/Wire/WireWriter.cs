using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Connectors.Milvus.Client;

/// <summary>
/// Writes protobuf straight into the piece that leaves next. A run of writes lasts until <see cref="IsFull"/>; then
/// <see cref="End"/> hands the bytes to the piece writer, and what did not fit waits in the spill buffer to be sent after them.
/// </summary>
/// <remarks>
/// A piece writer that was flushed has room for <see cref="PieceWriter.MaxSpan"/> bytes, and so has this one while it is not
/// full: only a longer value spills. Codecs therefore write synchronously, values of any length, and never flush.
/// Over a span of its own it writes there and nowhere else, and is never asked whether it is full.
/// </remarks>
internal ref struct WireWriter
{
    private readonly PieceWriter? _piece;
    private readonly SpillBuffer? _spill;
    private Span<byte> _target;
    private int _position;
    private int _inPiece;
    private bool _spilled;

    public WireWriter(PieceWriter piece, SpillBuffer spill)
    {
        _piece = piece;
        _spill = spill;
        _target = piece.GetSpan(1);
        spill.Length = 0;
    }

    /// <param name="target">Takes everything, and has <see cref="WireSize.LongestVarint"/> bytes to spare.</param>
    public WireWriter(Span<byte> target) => _target = target;

    /// <summary>What was written to a span.</summary>
    public readonly ReadOnlySpan<byte> Written => _target[.._position];

    /// <summary>Whether the next value may have to wait for a flush.</summary>
    public readonly bool IsFull => _spilled || _target.Length - _position < PieceWriter.MaxSpan;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Varint(ulong value)
    {
        Span<byte> target = Reserve(WireSize.LongestVarint);
        int length = 0;
        while (value >= 0x80)
        {
            target[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[length++] = (byte)value;
        _position += length - WireSize.LongestVarint;
    }

    /// <summary>A one-byte tag and the length of what follows.</summary>
    public void Delimiter(byte tag, long length)
    {
        Byte(tag);
        Varint((ulong)length);
    }

    public void Bytes(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Float(float value) => BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);

    /// <summary>
    /// Text as a length-delimited field. A character takes one to three bytes: where both ends of that range have a length of
    /// the same width, the text is encoded behind a gap for its length, without being counted first.
    /// </summary>
    public void Text(byte tag, string text)
    {
        int width = WireSize.Varint((ulong)text.Length);
        int longest = 1 + WireSize.LongestVarint + (text.Length * 3);
        if (WireSize.Varint((ulong)text.Length * 3) != width || _target.Length - _position < longest)
        {
            int count = Encoding.UTF8.GetByteCount(text);
            Delimiter(tag, count);
            Encoding.UTF8.GetBytes(text, Reserve(count));
            return;
        }

        Utf8.FromUtf16(text, _target.Slice(_position + 1 + width, text.Length * 3), out _, out int written);
        Delimiter(tag, written);
        _position += written;
    }

    /// <summary>Room for exactly <paramref name="count"/> bytes, which count as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (_target.Length - _position < count)
            Spill(count);

        Span<byte> reserved = _target.Slice(_position, count);
        _position += count;
        return reserved;
    }

    /// <summary>Hands over what was written. The struct is not used afterwards.</summary>
    public readonly void End()
    {
        _piece!.Advance(_spilled ? _inPiece : _position);
        _spill!.Length = _spilled ? _position : 0;
    }

    private void Spill(int count)
    {
        if (_spill is null)
        {
            throw new InvalidOperationException($"No room for {count} bytes behind {_position}.");
        }

        if (!_spilled)
        {
            _spilled = true;
            _inPiece = _position;
            _position = 0;
        }

        _target = _spill.Grow(checked(_position + count), _position);
    }
}
