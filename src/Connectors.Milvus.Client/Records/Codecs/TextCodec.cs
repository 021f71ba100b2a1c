namespace Connectors.Milvus.Client;

/// <summary>string in VarChar fields, and in the fields that Milvus sends as text: long text and ISO 8601 times.</summary>
internal sealed class TextCodec : Codec<string>
{
    private readonly int _maxLength;

    private TextCodec(int maxLength)
        : base(ColumnShape.Texts)
    {
        _maxLength = maxLength;
    }

    public static TextCodec? For(FieldType field) => field.Type switch
    {
        MilvusDataType.VarChar => new TextCodec(field.MaxLength ?? FieldType.LargestMaxLength),
        MilvusDataType.Text or MilvusDataType.Timestamptz => new TextCodec(int.MaxValue),
        _ => null,
    };

    public override int Measure(string value)
    {
        int length = StrictUtf8.Measure(value);
        return length <= _maxLength
            ? (int)WireSize.Delimited(length)
            : throw new FieldValueException(
                $"the text takes {length} bytes in UTF-8 ({value.Length} characters), more than the field's max_length of {_maxLength}");
    }

    public override void Write(string value, ref WireWriter writer) => writer.Text(ColumnShape.ValueTag, value);

    public override string Read(ColumnSource source, int index) => source.Text(index);

    public override void Read(ColumnSource source, int first, Span<string> values) => source.Texts(first, values);
}
