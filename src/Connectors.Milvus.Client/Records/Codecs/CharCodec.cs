namespace Connectors.Milvus.Client;

/// <summary>char in VarChar fields: a text of one character. Half of a surrogate pair is none.</summary>
internal sealed class CharCodec : FormattedCodec<char>
{
    /// <summary>The bytes of the longest character.</summary>
    public const int Length = 3;

    private CharCodec(int maxLength)
        : base(maxLength)
    {
    }

    public static CharCodec? For(FieldType field) =>
        field.Type == MilvusDataType.VarChar ? new CharCodec(field.MaxLength ?? FieldType.LargestMaxLength) : null;

    protected override int Format(char value, Span<byte> utf8) => char.IsSurrogate(value)
        ? throw new FieldValueException($"the character U+{(int)value:X4} is half of a surrogate pair and no text by itself")
        : System.Text.Encoding.UTF8.GetBytes([value], utf8);

    protected override bool TryParse(string text, out char value) => char.TryParse(text, out value);
}
