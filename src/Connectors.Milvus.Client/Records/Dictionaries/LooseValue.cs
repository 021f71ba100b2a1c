using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Conversions of what a dictionary may hold to what a field takes: any number whose value survives (a double given to a Float
/// field is rounded to it), JSON elements, and lists of whatever converts.
/// </summary>
internal static class LooseValue
{
    public static bool ToBool(object value) => value switch
    {
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => throw Unfit(value, "bool"),
    };

    public static T ToInteger<T>(object value)
        where T : struct, IBinaryInteger<T>
    {
        try
        {
            return value switch
            {
                T same => same,
                long number => T.CreateChecked(number),
                int number => T.CreateChecked(number),
                short number => T.CreateChecked(number),
                sbyte number => T.CreateChecked(number),
                byte number => T.CreateChecked(number),
                uint number => T.CreateChecked(number),
                ushort number => T.CreateChecked(number),
                ulong number => T.CreateChecked(number),
                double number when double.IsInteger(number) => T.CreateChecked(number),
                float number when float.IsInteger(number) => T.CreateChecked(number),
                decimal number when decimal.IsInteger(number) => T.CreateChecked(number),
                Enum constant => T.CreateChecked(Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
                JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetInt64(out long number) => T.CreateChecked(number),
                _ when Stored(value) is int or long => ToInteger<T>(Stored(value)!),
                _ => throw Unfit(value, "an integer"),
            };
        }
        catch (OverflowException)
        {
            throw new FieldValueException($"{Invariant(value)} is outside {Invariant(MinValue<T>())} to {Invariant(MaxValue<T>())}");
        }
    }

    public static float ToFloat(object value) => value is float same ? same : Round(value, ToDouble(value));

    public static Half ToHalf(object value) => value is Half same ? same : HalfCodec.Narrow(ToFloat(value));

    public static double ToDouble(object value) => value switch
    {
        double same => same,
        float number => number,
        Half number => (double)number,
        decimal number => (double)number,
        long number => Exact(number),
        ulong and > long.MaxValue => throw Unfit(value, "a number that a double holds exactly"),
        int or short or sbyte or byte or uint or ushort or ulong => Exact(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        _ => throw Unfit(value, "a number"),
    };

    public static string ToText(object value) => value switch
    {
        string text => text,
        Enum constant => constant.ToString(),
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        _ => Stored(value) as string ?? throw Unfit(value, "text"),
    };

    /// <summary>An enum, its name or its number.</summary>
    public static T ToEnum<T>(object value) => value switch
    {
        T same => same,
        string name => EnumCodecs.Named<T>(name),
        JsonElement { ValueKind: JsonValueKind.String } json => EnumCodecs.Named<T>(json.GetString()!),
        _ => EnumCodecs.Numbered<T>(ToInteger<long>(value)),
    };

    public static Guid ToGuid(object value) => value switch
    {
        Guid same => same,
        string text when Guid.TryParse(text, out var guid) => guid,
        JsonElement { ValueKind: JsonValueKind.String } json when json.TryGetGuid(out var guid) => guid,
        _ => throw Unfit(value, "a Guid"),
    };

    public static decimal ToDecimal(object value) => value switch
    {
        decimal same => same,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        JsonElement { ValueKind: JsonValueKind.String } json => ToDecimal(json.GetString()!),
        JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetDecimal(out var number) => number,
        _ => throw Unfit(value, "a decimal"),
    };

    public static char ToChar(object value) => value switch
    {
        char same => same,
        string { Length: 1 } text => text[0],
        JsonElement { ValueKind: JsonValueKind.String } json when json.GetString() is { Length: 1 } text => text[0],
        _ => throw Unfit(value, "one character"),
    };

    /// <summary>A copy that outlives the document it was read from.</summary>
    public static JsonElement ToJson(object value) => value is JsonElement json ? json.Clone() : throw Unfit(value, "JSON");

    /// <summary>A list of anything whose elements convert.</summary>
    public static T[] ToArray<T>(object value, Func<object, T> element) => value switch
    {
        // To the runtime a uint[] is an int[] too, with other values.
        T[] same when same.GetType() == typeof(T[]) => same,
        IEnumerable<T> list when value is not Array => [.. list],
        string => throw Unfit(value, "a list"),
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. Elements(json.EnumerateArray(), element)],
        IEnumerable list => [.. Elements(list, element)],
        _ => throw Unfit(value, "a list"),
    };

    private static IEnumerable<T> Elements<T>(IEnumerable list, Func<object, T> convert)
    {
        int index = 0;
        foreach (object? item in list)
        {
            yield return item is null
                ? throw new FieldValueException($"element {index}: null; arrays have no null elements")
                : convert(item);
            index++;
        }
    }

    /// <summary>What a value that is no number or text itself is stored as: the ticks of a DateTime, the text of a Guid.</summary>
    private static object? Stored(object value) =>
        CodecTable.Find(value.GetType())?.PlainValue(value) is { } plain && plain.GetType() != value.GetType() ? plain : null;

    private static float Round(object value, double number)
    {
        float rounded = (float)number;
        return float.IsFinite(rounded) || !double.IsFinite(number)
            ? rounded
            : throw new FieldValueException($"{Invariant(value)} is outside the range of a Float");
    }

    private static double Exact(long number) => (long)(double)number == number && number != long.MaxValue
        ? number
        : throw new FieldValueException($"{Invariant(number)} has more digits than a double holds");

    private static T MinValue<T>()
        where T : IBinaryInteger<T> =>
        T.CreateSaturating(long.MinValue);

    private static T MaxValue<T>()
        where T : IBinaryInteger<T> =>
        T.CreateSaturating(long.MaxValue);

    private static FieldValueException Unfit(object value, string wanted) =>
        new($"{Invariant(value)} ({TypeName.Of(value.GetType())}) is not {wanted}");

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
