using System.Buffers.Binary;
using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>double in Double fields: eight bytes, little-endian. Milvus refuses NaN and infinities.</summary>
internal sealed class DoubleCodec : Codec<double>
{
    private DoubleCodec()
        : base(ColumnShape.Doubles)
    {
    }

    public static DoubleCodec? For(FieldType field) => field.Type == MilvusDataType.Double ? new DoubleCodec() : null;

    public override int Measure(double value) => double.IsFinite(value)
        ? sizeof(double)
        : throw new FieldValueException($"{value.ToString(CultureInfo.InvariantCulture)} is not a finite number");

    public override void Write(double value, ref WireWriter writer) => writer.Double(value);

    public override double Read(ColumnSource source, int index) =>
        BinaryPrimitives.ReadDoubleLittleEndian(source.Fixed(index, sizeof(double)));
}
