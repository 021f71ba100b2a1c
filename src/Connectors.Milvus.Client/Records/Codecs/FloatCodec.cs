using System.Buffers.Binary;
using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>float in Float fields: four bytes, little-endian. Milvus refuses NaN and infinities.</summary>
internal sealed class FloatCodec : Codec<float>
{
    private FloatCodec()
        : base(ColumnShape.Floats)
    {
    }

    public static FloatCodec? For(FieldType field) => field.Type == MilvusDataType.Float ? new FloatCodec() : null;

    public override int Measure(float value) => float.IsFinite(value)
        ? sizeof(float)
        : throw new FieldValueException($"{value.ToString(CultureInfo.InvariantCulture)} is not a finite number");

    public override void Write(float value, ref WireWriter writer) => writer.Float(value);

    public override float Read(ColumnSource source, int index) =>
        BinaryPrimitives.ReadSingleLittleEndian(source.Fixed(index, sizeof(float)));
}
