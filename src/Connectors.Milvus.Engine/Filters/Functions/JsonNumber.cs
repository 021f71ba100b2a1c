using System.Text.Json;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>
/// A JSON number in normal form: an integer when its value is one that 64 bits hold, else a double. Two numbers are
/// equal exactly when their normal forms are, so 1 equals 1.0 and large integers keep every digit.
/// </summary>
internal readonly record struct JsonNumber(bool IsInteger, long Integer, double Real)
{
    public static JsonNumber Read(ref Utf8JsonReader reader, bool single) =>
        !single && reader.TryGetInt64(out var integer) ? new JsonNumber(true, integer, 0) : Of(reader.GetDouble(), single);

    private static JsonNumber Of(double value, bool single)
    {
        value = single ? (float)value : value;
        return value >= -9223372036854775808d && value < 9223372036854775808d && value == Math.Truncate(value)
            ? new JsonNumber(true, (long)value, 0)
            : new JsonNumber(false, 0, value);
    }
}
