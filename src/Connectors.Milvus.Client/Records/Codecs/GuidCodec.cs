using System.Diagnostics;

namespace Connectors.Milvus.Client;

/// <summary>Guid in VarChar fields of at least 36 bytes, in the form <c>00000000-0000-0000-0000-000000000000</c>.</summary>
internal sealed class GuidCodec : Codec<Guid>
{
    public const int Length = 36;

    private GuidCodec()
        : base(ColumnShape.Texts)
    {
    }

    public static GuidCodec? For(FieldType field) =>
        field.Type == MilvusDataType.VarChar && (field.MaxLength ?? Length) >= Length ? new GuidCodec() : null;

    public override int Measure(Guid value) => (int)WireSize.Delimited(Length);

    public override void Write(Guid value, ref WireWriter writer)
    {
        writer.Delimiter(ColumnShape.ValueTag, Length);
        bool written = value.TryFormat(writer.Reserve(Length), out _);
        Debug.Assert(written, "36 bytes hold every Guid.");
    }

    public override Guid Read(ColumnSource source, int index)
    {
        string text = source.Text(index);
        return Guid.TryParse(text, out var value) ? value : throw new FieldValueException($"\"{text}\" is no Guid");
    }
}
