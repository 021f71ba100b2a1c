namespace Connectors.Milvus.Client;

/// <summary>string in Geometry fields: well-known text, for example <c>POINT (13.4 52.5)</c>. The server parses and normalises it.</summary>
internal sealed class GeometryCodec : Codec<string>
{
    private GeometryCodec()
        : base(ColumnShape.Geometries)
    {
    }

    public static GeometryCodec? For(FieldType field) => field.Type == MilvusDataType.Geometry ? new GeometryCodec() : null;

    public override int Measure(string value) => (int)WireSize.Delimited(StrictUtf8.Measure(value));

    public override void Write(string value, ref WireWriter writer) => writer.Text(ColumnShape.ValueTag, value);

    public override string Read(ColumnSource source, int index) => source.Text(index);
}
