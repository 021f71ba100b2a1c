namespace Connectors.Milvus.Client;

/// <summary>Values with a short form in text, formatted straight into the request.</summary>
internal abstract class FormattedCodec<T>(int maxLength) : Codec<T>(ColumnShape.Texts)
{
    /// <summary>Room for any value of any type that derives from this.</summary>
    protected const int Longest = 64;

    public override int Measure(T value)
    {
        int length = Format(value, stackalloc byte[Longest]);
        return length <= maxLength
            ? (int)WireSize.Delimited(length)
            : throw new FieldValueException($"its text takes {length} bytes in UTF-8, more than the field's max_length of {maxLength}");
    }

    public override void Write(T value, ref WireWriter writer)
    {
        Span<byte> text = stackalloc byte[Longest];
        int length = Format(value, text);
        writer.Delimiter(ColumnShape.ValueTag, length);
        writer.Bytes(text[..length]);
    }

    public override T Read(ColumnSource source, int index)
    {
        string text = source.Text(index);
        return TryParse(text, out T value) ? value : throw new FieldValueException($"\"{text}\" is no {typeof(T).Name}");
    }

    /// <summary>Writes the value and returns the length.</summary>
    protected abstract int Format(T value, Span<byte> utf8);

    protected abstract bool TryParse(string text, out T value);
}
