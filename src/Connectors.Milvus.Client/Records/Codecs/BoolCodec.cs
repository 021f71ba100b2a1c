namespace Connectors.Milvus.Client;

/// <summary>bool in Bool fields.</summary>
internal sealed class BoolCodec : Codec<bool>
{
    private BoolCodec()
        : base(ColumnShape.Bools)
    {
    }

    public static BoolCodec? For(FieldType field) => field.Type == MilvusDataType.Bool ? new BoolCodec() : null;

    public override int Measure(bool value) => 1;

    public override void Write(bool value, ref WireWriter writer) => writer.Byte(value ? (byte)1 : (byte)0);

    public override bool Read(ColumnSource source, int index) => source.Varint(index) != 0;
}
