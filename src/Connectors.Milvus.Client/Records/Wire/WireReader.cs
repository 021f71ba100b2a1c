using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>Reads protobuf where it lies: field after field, each a number or a slice. Looks at no byte beyond the span.</summary>
internal ref struct WireReader
{
    private const int Varints = 0;
    private const int EightBytes = 1;
    private const int Delimited = 2;
    private const int FourBytes = 5;
    private const int TypeMask = 7;

    private readonly ReadOnlySpan<byte> _bytes;

    public WireReader(ReadOnlySpan<byte> bytes, int position = 0)
    {
        _bytes = bytes;
        Position = position;
    }

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    /// <summary>Whether a tag is of a field that holds bytes, text, a message or packed numbers.</summary>
    public static bool IsDelimited(uint tag) => (tag & TypeMask) == Delimited;

    /// <summary>The tag of a field of that kind.</summary>
    public static uint Tag(int field) => ((uint)field << 3) | Delimited;

    public uint Tag()
    {
        ulong tag = Varint();
        return tag is > TypeMask and <= uint.MaxValue ? (uint)tag : throw new WireFormatException($"{tag} is no tag of a field");
    }

    /// <exception cref="WireFormatException">The bytes end within the number, or it is longer than ten bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Varint()
    {
        ReadOnlySpan<byte> bytes = _bytes;
        if ((uint)Position < (uint)bytes.Length && bytes[Position] < 0x80)
            return bytes[Position++];

        return LongVarint();
    }

    private ulong LongVarint()
    {
        ReadOnlySpan<byte> bytes = _bytes;
        ulong value = 0;
        int position = Position;
        for (int shift = 0; shift < 64 && position < bytes.Length; shift += 7)
        {
            byte next = bytes[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                Position = position;
                return value;
            }
        }

        throw new WireFormatException(position < bytes.Length ? "a number is longer than ten bytes" : "it ends within a number");
    }

    /// <summary>A length and as many bytes, which end where the reader then stands.</summary>
    /// <exception cref="WireFormatException">The bytes end before.</exception>
    public ReadOnlySpan<byte> Bytes()
    {
        ulong length = Varint();
        int rest = _bytes.Length - Position;
        if (length > (ulong)rest)
            throw new WireFormatException($"it ends {rest} bytes into a value of {length}");

        ReadOnlySpan<byte> value = _bytes.Slice(Position, (int)length);
        Position += value.Length;
        return value;
    }

    /// <summary>The same, as a part of the memory that the reader was made of.</summary>
    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> whole)
    {
        int length = Bytes().Length;
        return whole.Slice(Position - length, length);
    }

    /// <summary>
    /// Passes over a field with a one-byte tag and at most 16,383 bytes, as texts are that come in great numbers; false, and nothing done,
    /// when something else comes next.
    /// </summary>
    public bool TrySkipShort(uint tag)
    {
        ReadOnlySpan<byte> bytes = _bytes;
        int position = Position;
        if (bytes.Length - position < 3 || bytes[position] != tag)
            return false;

        int length = bytes[position + 1];
        int start = position + 2;
        if (length >= 0x80)
        {
            int high = bytes[position + 2];
            if (high >= 0x80)
                return false;

            length = (length & 0x7F) | (high << 7);
            start++;
        }

        if (length > bytes.Length - start)
            return false;

        Position = start + length;
        return true;
    }

    /// <summary>Passes over the value of a field.</summary>
    public void Skip(uint tag)
    {
        switch (tag & TypeMask)
        {
            case Varints: Varint(); break;
            case EightBytes: Advance(sizeof(ulong)); break;
            case Delimited: Bytes(); break;
            case FourBytes: Advance(sizeof(uint)); break;
            default: throw new WireFormatException($"field {tag >> 3} is of wire type {tag & TypeMask}");
        }
    }

    /// <summary>How many numbers end in a run of varints: the bytes without the bit that says "goes on".</summary>
    public static int CountVarints(ReadOnlySpan<byte> run)
    {
        int count = 0;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(run);
        foreach (ulong word in words)
            count += BitOperations.PopCount(~word & 0x8080_8080_8080_8080);

        foreach (byte last in run[(words.Length * sizeof(ulong))..])
            count += last < 0x80 ? 1 : 0;

        return count;
    }

    private void Advance(int count)
    {
        if (_bytes.Length - Position < count)
            throw new WireFormatException($"it ends {_bytes.Length - Position} bytes into a value of {count}");

        Position += count;
    }
}
