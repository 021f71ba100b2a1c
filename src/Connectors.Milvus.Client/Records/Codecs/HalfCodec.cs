using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>Half in Float fields, which hold every half. A float that no half holds is refused when read.</summary>
internal static class HalfCodec
{
    public static Codec<Half>? For(FieldType field) =>
        FloatCodec.For(field) is { } inner ? new ConvertedCodec<Half, float>(inner, value => (float)value, Narrow) : null;

    /// <exception cref="FieldValueException">A half would be another number.</exception>
    public static Half Narrow(float value)
    {
        Half narrow = (Half)value;
        return (float)narrow == value ? narrow : throw new FieldValueException($"{value.ToString(CultureInfo.InvariantCulture)} is not exactly a Half");
    }
}
