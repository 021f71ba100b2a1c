using System.Buffers;
using System.Text;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// Writes the fields of a small message one after another, into the caller's buffer while they fit. As in every proto3 message, a field
/// whose value is its default is left out.
/// </summary>
internal ref struct FieldWriter(Span<byte> buffer) : IDisposable
{
    private const int Varints = 0;
    private const int Delimited = 2;

    // A tag takes at most two bytes: field numbers go up to 2,047.
    private const int LongestHead = 2 + WireSize.LongestVarint;

    private const int KeyField = 1;
    private const int ValueField = 2;

    private Span<byte> _buffer = buffer;
    private byte[]? _rented;
    private int _length;

    /// <summary>What was written; gone with the writer.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Number(int field, ulong value)
    {
        if (value != 0)
        {
            MakeRoom(LongestHead);
            Varint(Tag(field, Varints));
            Varint(value);
        }
    }

    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            Item(field, value);
        }
    }

    /// <summary>A text in a repeated field, where an empty one counts too.</summary>
    public void Item(int field, string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        MakeRoom(LongestHead + length);
        Varint(Tag(field, Delimited));
        Varint((ulong)length);
        _length += Encoding.UTF8.GetBytes(value, _buffer[_length..]);
    }

    /// <summary>One of Milvus's pairs of texts.</summary>
    public void Pair(int field, string key, string value)
    {
        long size = PartSize(key) + PartSize(value);
        MakeRoom(LongestHead);
        Varint(Tag(field, Delimited));
        Varint((ulong)size);
        Text(KeyField, key);
        Text(ValueField, value);
    }

    /// <summary>All fields of a message of the same type, of which none was written here.</summary>
    public void Fields(IMessage message)
    {
        int size = message.CalculateSize();
        MakeRoom(size);
        message.WriteTo(_buffer.Slice(_length, size));
        _length += size;
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ulong Tag(int field, int type) => ((ulong)field << 3) | (uint)type;

    private static long PartSize(string text) => text.Length == 0 ? 0 : WireSize.Delimited(Encoding.UTF8.GetByteCount(text));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _buffer[_length++] = (byte)(value | 0x80);
        }

        _buffer[_length++] = (byte)value;
    }

    private void MakeRoom(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), 2 * _buffer.Length));
        _buffer[.._length].CopyTo(larger);
        Dispose();
        _rented = larger;
        _buffer = larger;
    }
}
