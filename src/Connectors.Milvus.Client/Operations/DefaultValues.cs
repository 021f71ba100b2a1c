using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Default values of fields and their wire form.</summary>
internal static class DefaultValues
{
    /// <exception cref="ArgumentException">The value does not fit the field.</exception>
    public static ValueField Encode(MilvusFieldSchema field)
    {
        try
        {
            return Encode(field.DataType, field.DefaultValue!);
        }
        catch (Exception exception) when (exception is InvalidCastException or FormatException or OverflowException or JsonException)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The default value '{field.DefaultValue}' ({field.DefaultValue!.GetType().Name}) of field '{field.Name}' is no {field.DataType}."),
                nameof(field),
                exception);
        }
    }

    public static object? Decode(MilvusDataType type, ValueField value) => value.DataCase switch
    {
        ValueField.DataOneofCase.BoolData => value.BoolData,
        ValueField.DataOneofCase.IntData => type switch
        {
            MilvusDataType.Int8 => (object)(sbyte)value.IntData,
            MilvusDataType.Int16 => (short)value.IntData,
            _ => value.IntData,
        },
        ValueField.DataOneofCase.LongData => value.LongData,
        ValueField.DataOneofCase.FloatData => value.FloatData,
        ValueField.DataOneofCase.DoubleData => value.DoubleData,
        ValueField.DataOneofCase.StringData => value.StringData,
        ValueField.DataOneofCase.BytesData => value.BytesData.ToStringUtf8(),
        ValueField.DataOneofCase.TimestamptzData =>
            Timestamps.Text(DateTimeOffset.UnixEpoch.AddTicks(value.TimestamptzData * TimeSpan.TicksPerMicrosecond)),
        _ => null,
    };

    private static ValueField Encode(MilvusDataType type, object value) => type switch
    {
        MilvusDataType.Bool => new() { BoolData = (bool)value },
        MilvusDataType.Int8 => new() { IntData = checked((sbyte)ToInt64(value)) },
        MilvusDataType.Int16 => new() { IntData = checked((short)ToInt64(value)) },
        MilvusDataType.Int32 => new() { IntData = checked((int)ToInt64(value)) },
        MilvusDataType.Int64 => new() { LongData = ToInt64(value) },
        MilvusDataType.Float => new() { FloatData = Finite((float)ToDouble(value)) },
        MilvusDataType.Double => new() { DoubleData = Finite(ToDouble(value)) },
        MilvusDataType.Json => new() { BytesData = ByteString.CopyFromUtf8(CheckedJson((string)value)) },
        MilvusDataType.Timestamptz => new() { StringData = ToTimestamp(value) },
        _ => new() { StringData = (string)value },
    };

    private static string ToTimestamp(object value) => value switch
    {
        DateTimeOffset time => Timestamps.Text(time),
        DateTime { Kind: not DateTimeKind.Unspecified } time => Timestamps.Text(new DateTimeOffset(time)),
        _ => (string)value,
    };

    // Only from numbers: a text "5" or a 5.5 for an integer is a mistake, not something to convert.
    private static long ToInt64(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong
        ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
        : throw new InvalidCastException();

    private static double ToDouble(object value) => value is float or double or decimal
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : ToInt64(value);

    private static T Finite<T>(T value)
        where T : System.Numerics.IFloatingPoint<T> => T.IsFinite(value) ? value : throw new OverflowException();

    private static string CheckedJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        return text;
    }
}
