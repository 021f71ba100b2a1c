using System.Collections;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// Values of <c>{name}</c> placeholders in a filter: CLR values on one side, <see cref="TemplateValue"/> on the other.
/// </summary>
/// <remarks>
/// <para>Forms: <see cref="bool"/>; integers; <see cref="float"/> and <see cref="double"/>; <see cref="string"/>; bytes;
/// and lists of these, nested ones too. A list of one kind travels as that kind, integers beside floating-point numbers
/// as doubles, anything else mixed as JSON elements.</para>
/// <para>A server cannot tell the type of an empty list, and null has no form: put both into the text of the filter.</para>
/// </remarks>
public static class ExpressionTemplates
{
    /// <summary>The wire's form of a CLR value.</summary>
    /// <exception cref="ArgumentException">The value has no form.</exception>
    public static TemplateValue Encode(object? value) => value switch
    {
        bool b => new TemplateValue { BoolVal = b },
        string s => new TemplateValue { StringVal = s },
        float f => new TemplateValue { FloatVal = Finite(f) },
        double d => new TemplateValue { FloatVal = Finite(d) },
        byte[] bytes => new TemplateValue { BytesVal = ByteString.CopyFrom(bytes) },
        ReadOnlyMemory<byte> bytes => new TemplateValue { BytesVal = ByteString.CopyFrom(bytes.Span) },
        IDictionary => throw NoForm(value),
        IEnumerable list => new TemplateValue { ArrayVal = EncodeList(list) },
        _ => TryGetInteger(value, out var i) ? new TemplateValue { Int64Val = i } : throw NoForm(value),
    };

    /// <summary>
    /// The CLR value of the wire's form: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>,
    /// <see cref="string"/>, <c>object[]</c> for a list (a JSON element in it is a <see cref="ReadOnlyMemory{T}"/> of
    /// UTF-8 bytes), or <see cref="ReadOnlyMemory{T}"/> of bytes.
    /// </summary>
    /// <exception cref="InvalidDataException">The value is empty.</exception>
    public static object Decode(TemplateValue value) => value.ValCase switch
    {
        TemplateValue.ValOneofCase.BoolVal => value.BoolVal,
        TemplateValue.ValOneofCase.Int64Val => value.Int64Val,
        TemplateValue.ValOneofCase.FloatVal => value.FloatVal,
        TemplateValue.ValOneofCase.StringVal => value.StringVal,
        TemplateValue.ValOneofCase.ArrayVal => DecodeList(value.ArrayVal),
        TemplateValue.ValOneofCase.BytesVal => value.BytesVal.Memory,
        _ => throw new InvalidDataException("A template value carries no value."),
    };

    private static object[] DecodeList(TemplateArrayValue list) => list.DataCase switch
    {
        TemplateArrayValue.DataOneofCase.BoolData => [.. list.BoolData.Data.Select(b => (object)b)],
        TemplateArrayValue.DataOneofCase.LongData => [.. list.LongData.Data.Select(l => (object)l)],
        TemplateArrayValue.DataOneofCase.DoubleData =>
            [.. PackedFloats.UnpackDoubles(list.DoubleData.Data.Span).Select(d => (object)d)],
        TemplateArrayValue.DataOneofCase.StringData => [.. list.StringData.Data],
        TemplateArrayValue.DataOneofCase.JsonData => [.. list.JsonData.Data.Select(json => (object)json.Memory)],
        TemplateArrayValue.DataOneofCase.ArrayData => [.. list.ArrayData.Data.Select(inner => (object)DecodeList(inner))],
        _ => [],
    };

    private static TemplateArrayValue EncodeList(IEnumerable list)
    {
        var values = list.Cast<object?>().ToArray();
        if (values.Length == 0)
            throw new ArgumentException("An empty list has no template form; write [] into the filter instead.", nameof(list));

        if (Array.TrueForAll(values, v => v is bool))
            return new() { BoolData = new BoolArray { Data = { values.Cast<bool>() } } };
        if (Array.TrueForAll(values, v => v is string))
            return new() { StringData = new StringArray { Data = { values.Cast<string>() } } };
        if (Array.TrueForAll(values, v => TryGetInteger(v, out _)))
            return new() { LongData = new LongArray { Data = { values.Select(ToInteger) } } };
        if (Array.TrueForAll(values, IsExactDouble))
            return new() { DoubleData = new DoubleArray { Data = PackedFloats.Pack([.. values.Select(ToDouble)]) } };
        if (Array.TrueForAll(values, IsList))
            return new() { ArrayData = new TemplateArrayValueArray { Data = { values.Select(v => EncodeList((IEnumerable)v!)) } } };

        return new() { JsonData = new JSONArray { Data = { values.Select(JsonElementOf) } } };
    }

    private static ByteString JsonElementOf(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            JsonValues.Write(writer, value);

        return UnsafeByteOperations.UnsafeWrap(stream.ToArray());
    }

    private static bool IsList(object? value) => value is IEnumerable and not (string or IDictionary);

    // An integer beyond 2^53 would change its value as a double.
    private static bool IsExactDouble(object? value)
        => value is float or double || (TryGetInteger(value, out var i) && (long)(double)i == i && Math.Abs((double)i) <= 1L << 53);

    private static double ToDouble(object? value)
        => Finite(Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static long ToInteger(object? value)
        => TryGetInteger(value, out var integer) ? integer : throw NoForm(value);

    private static bool TryGetInteger(object? value, out long integer)
    {
        (integer, var isInteger) = value switch
        {
            long v => (v, true),
            int v => (v, true),
            short v => (v, true),
            sbyte v => (v, true),
            byte v => (v, true),
            ushort v => (v, true),
            uint v => (v, true),
            ulong and <= long.MaxValue => ((long)(ulong)value, true),
            _ => (0, false),
        };
        return isInteger;
    }

    private static double Finite(double value)
        => double.IsFinite(value)
            ? value
            : throw new ArgumentException($"A filter cannot compare with {value.ToString(CultureInfo.InvariantCulture)}.", nameof(value));

    private static ArgumentException NoForm(object? value)
        => new(
            value is null
                ? "null has no template form; write 'field is null' into the filter instead."
                : $"A value of type {value.GetType()} has no template form; use a bool, an integer, a double, a string or a list of these.",
            nameof(value));
}
