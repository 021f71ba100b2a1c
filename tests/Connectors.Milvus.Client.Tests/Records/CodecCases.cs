using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>
/// The types of the codec table with values at their edges and the form in which each value travels. A new type is one line;
/// its nullable, default and array forms follow.
/// </summary>
internal static class CodecCases
{
    private static readonly MilvusFieldSchema Json = MilvusFieldSchema.Json("value");

    public static IReadOnlyDictionary<string, CodecCase> All { get; } = new CodecCase[][]
    {
        Value("bool", MilvusFieldSchema.Bool("value"), [true, false], value => value, defaultValue: true),
        Value<sbyte>("sbyte", MilvusFieldSchema.Int8("value"), [sbyte.MinValue, 0, sbyte.MaxValue], value => (int)value, defaultValue: 1),
        Value<short>("short", MilvusFieldSchema.Int16("value"), [short.MinValue, -1, short.MaxValue], value => (int)value, defaultValue: 1),
        Value("int", MilvusFieldSchema.Int32("value"), [int.MinValue, -1, 0, int.MaxValue], value => value, defaultValue: 1),
        Value("long", MilvusFieldSchema.Int64("value"), [long.MinValue, -1, 0, 127, 128, long.MaxValue], value => value, defaultValue: 1L),
        Value("float", MilvusFieldSchema.Float("value"), [float.MinValue, -0.0f, float.Epsilon, 1.5f, float.MaxValue], value => value, defaultValue: 1f),
        Value("double", MilvusFieldSchema.Double("value"), [double.MinValue, double.Epsilon, 1.5, double.MaxValue], value => value, defaultValue: 1d),
        Value("Guid", MilvusFieldSchema.VarChar("value", 36), [Guid.Empty, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")], value => value.ToString("D"), defaultValue: "x"),
        Value<ushort>("ushort", MilvusFieldSchema.Int32("value"), [ushort.MinValue, ushort.MaxValue], value => (int)value, defaultValue: 1),
        Value<uint>("uint", MilvusFieldSchema.Int64("value"), [uint.MinValue, uint.MaxValue], value => (long)value, defaultValue: 1L),
        Value("decimal", MilvusFieldSchema.VarChar("value", 31), [1.50m, 0m, decimal.MinValue, -0.0000000000000000000000000001m], value => value == 1.5m ? "1.5" : value.ToString(CultureInfo.InvariantCulture), defaultValue: "0"),
        Value("char", MilvusFieldSchema.VarChar("value", 3), ['a', 'ü', '日', '\0'], value => value.ToString(), defaultValue: "x"),
        Value("DateTime", MilvusFieldSchema.Int64("value"), [DateTime.MinValue, new DateTime(2026, 1, 31, 8, 30, 0), DateTime.MaxValue], value => value.Ticks, defaultValue: 1L),
        Value("DateTimeOffset", MilvusFieldSchema.Int64("value"), [DateTimeOffset.MinValue, new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.FromHours(2))], value => value.UtcTicks, defaultValue: 1L),
        Value("DateOnly", MilvusFieldSchema.Int32("value"), [DateOnly.MinValue, new DateOnly(2026, 1, 31), DateOnly.MaxValue], value => value.DayNumber, defaultValue: 1),
        Value("TimeOnly", MilvusFieldSchema.Int64("value"), [TimeOnly.MinValue, new TimeOnly(8, 30), TimeOnly.MaxValue], value => value.Ticks, defaultValue: 1L),
        Value("TimeSpan", MilvusFieldSchema.Int64("value"), [TimeSpan.MinValue, TimeSpan.FromHours(-1), TimeSpan.MaxValue], value => value.Ticks, defaultValue: 1L),
        One("DateTime as Timestamptz", MilvusFieldSchema.Timestamptz("value"), [new DateTime(2026, 1, 31, 8, 30, 0, DateTimeKind.Utc)], _ => "2026-01-31T08:30:00.000000+00:00", defaultValue: "2026-01-01T00:00:00Z"),
        One("DateTimeOffset as Timestamptz", MilvusFieldSchema.Timestamptz("value"), [new DateTimeOffset(2026, 1, 31, 8, 30, 0, 1, 2, TimeSpan.FromHours(2))], _ => "2026-01-31T08:30:00.001002+02:00"),
        One<byte>("byte", MilvusFieldSchema.Int16("value"), [byte.MinValue, byte.MaxValue], value => (int)value),
        One<Half>("Half", MilvusFieldSchema.Float("value"), [Half.MinValue, Half.NegativeZero, Half.Epsilon, (Half)1.5f], value => (float)value),
        Reference("List<Half>", MilvusFieldSchema.Array("value", MilvusDataType.Float, 4), [new List<Half> { (Half)1.5f }, []], row => Boxed(row.Select(item => (float)item))),
        Reference("DayOfWeek[]", MilvusFieldSchema.Array("value", MilvusDataType.Int32, 4), [new[] { DayOfWeek.Friday, (DayOfWeek)9 }, []], row => Boxed(row.Select(item => (int)item))),
        Reference("DayOfWeek[] as names", MilvusFieldSchema.Array("value", MilvusDataType.VarChar, 4, 9), [new[] { DayOfWeek.Wednesday, (DayOfWeek)9 }, []], row => Boxed(row.Select(item => item.ToString()))),
        Reference("List<DayOfWeek>", MilvusFieldSchema.Array("value", MilvusDataType.Int8, 4), [new List<DayOfWeek> { DayOfWeek.Friday }, []], row => Boxed(row.Select(item => (int)item))),
        Reference<IReadOnlyList<DayOfWeek>>("IReadOnlyList<DayOfWeek>", MilvusFieldSchema.Array("value", MilvusDataType.Int64, 4), [[DayOfWeek.Friday], []], row => Boxed(row.Select(item => (long)item))),
        One("byte in Int64", MilvusFieldSchema.Int64("value"), [byte.MinValue, byte.MaxValue], value => (long)value),
        One("int in Int64", MilvusFieldSchema.Int64("value"), [int.MinValue, int.MaxValue], value => (long)value),
        One("long in Int8", MilvusFieldSchema.Int8("value"), [-128L, 127L], value => (int)value),
        One("JsonElement", Json, Elements("{\"a\": 1.50}", "[]", "\"ü\"", "null"), value => Encoding.UTF8.GetBytes(value.GetRawText()), comparer: JsonText<JsonElement>(value => value.GetRawText())),
        One("ReadOnlyMemory<float>", MilvusFieldSchema.FloatVector("value", 2), [new float[] { 1, -2 }, new float[] { float.MaxValue, float.Epsilon }], value => value.ToArray(), comparer: new MemoryComparer<float>()),
        One("ReadOnlyMemory<float> as halves", MilvusFieldSchema.Float16Vector("value", 2), [new[] { 1, -0.5f }], value => Bytes(value.ToArray().Select(item => (Half)item)), comparer: new MemoryComparer<float>()),
        One("ReadOnlyMemory<Half>", MilvusFieldSchema.Float16Vector("value", 2), [new[] { (Half)1, Half.MinValue }, new[] { Half.Epsilon, Half.MaxValue }], value => Bytes(value.ToArray()), comparer: new MemoryComparer<Half>()),
        One("ReadOnlyMemory<sbyte>", MilvusFieldSchema.Int8Vector("value", 3), [new sbyte[] { -128, 0, 127 }], value => Bytes(value.ToArray()), comparer: new MemoryComparer<sbyte>()),
        One("ReadOnlyMemory<byte>", MilvusFieldSchema.BinaryVector("value", 16), [new byte[] { 0x01, 0x80 }], value => value.ToArray(), comparer: new MemoryComparer<byte>()),
        Reference("string", MilvusFieldSchema.VarChar("value", 40), ["", "a", "naïve 日本語 🙂", new string('x', 40)], value => value, defaultValue: "none"),
        Reference("string as Geometry", MilvusFieldSchema.Geometry("value"), ["POINT (1 2)", "POINT EMPTY"], value => value),
        Reference("string as Timestamptz", MilvusFieldSchema.Timestamptz("value"), ["2026-01-31T08:30:00Z"], value => value),
        Reference("string as Text", MilvusFieldSchema.Text("value"), ["", new string('x', 70_000)], value => value),
        Reference("JsonDocument", Json, [JsonDocument.Parse("{\"a\":1}")], value => Encoding.UTF8.GetBytes(value.RootElement.GetRawText()), comparer: JsonText<JsonDocument>(value => value.RootElement.GetRawText())),
        Reference("string as JSON", Json, ["{\"b\":[1,2]}", " 7 "], Encoding.UTF8.GetBytes, defaultValue: "{}"),
        Reference("JsonNode", Json, [JsonNode.Parse("{\"a\":\"ü\"}")!, JsonNode.Parse("[1]")!], value => Encoding.UTF8.GetBytes(value.ToJsonString(Relaxed)), comparer: JsonText<JsonNode>(value => value.ToJsonString())),
        Reference("JsonObject", Json, [new JsonObject { ["a"] = 1 }], value => Encoding.UTF8.GetBytes(value.ToJsonString()), comparer: JsonText<JsonObject>(value => value.ToJsonString())),
        Reference("JsonArray", Json, [new JsonArray(1, "x")], value => Encoding.UTF8.GetBytes(value.ToJsonString()), comparer: JsonText<JsonArray>(value => value.ToJsonString())),
        Reference("own class as JSON", Json, [new Author("Ann", [1, 2]), new Author("", [])], value => JsonSerializer.SerializeToUtf8Bytes(value), comparer: JsonText<Author>(value => JsonSerializer.Serialize(value))),
        Reference("float[] as vector", MilvusFieldSchema.FloatVector("value", 3), [new float[] { 1, 2, 3 }, new float[3]], value => value),
        Reference("float[] as halves", MilvusFieldSchema.Float16Vector("value", 3), [new[] { 1, 0.5f, -65_504 }], value => Bytes(value.Select(item => (Half)item))),
        Reference("float[] as bfloat16", MilvusFieldSchema.BFloat16Vector("value", 3), [new[] { 1, -0.5f, 0 }], _ => new byte[] { 0x80, 0x3F, 0x00, 0xBF, 0, 0 }),
        Reference("Half[]", MilvusFieldSchema.Float16Vector("value", 2), [new[] { (Half)1, Half.NegativeZero }], value => Bytes(value)),
        Reference("sbyte[] as vector", MilvusFieldSchema.Int8Vector("value", 3), [new sbyte[] { -128, 0, 127 }], value => Bytes(value)),
        Reference("byte[]", MilvusFieldSchema.BinaryVector("value", 16), [new byte[] { 0x01, 0x80 }, new byte[2]], value => value),
        Reference("byte[] as array", MilvusFieldSchema.Array("value", MilvusDataType.Int16, 4), [new byte[] { 0, 255 }, []], value => Boxed(value.Select(item => (int)item))),
        Reference("BitArray", MilvusFieldSchema.BinaryVector("value", 16), [new BitArray(new byte[] { 0x01, 0x80 })], value => Packed(value), comparer: EqualityComparer<BitArray>.Create((x, y) => x is null || y is null ? x == y : Packed(x).SequenceEqual(Packed(y)))),
        Reference("MilvusSparseVector", MilvusFieldSchema.SparseFloatVector("value"), [Sparse((7, 2), (1, 0.5f)), MilvusSparseVector.Empty, Sparse((uint.MaxValue - 1, 1))], SparseBytes),
        Reference("Dictionary<uint, float>", MilvusFieldSchema.SparseFloatVector("value"), [new Dictionary<uint, float> { [9] = 1, [0] = 2 }, []], value => SparseBytes(value)),
        Reference("Dictionary<int, float>", MilvusFieldSchema.SparseFloatVector("value"), [new Dictionary<int, float> { [9] = 1, [0] = 2 }, []], value => SparseBytes(value.Select(item => KeyValuePair.Create((uint)item.Key, item.Value)))),
        Reference("string[]", MilvusFieldSchema.Array("value", MilvusDataType.VarChar, 4, 8), [new[] { "", "日本" }, []], Boxed),
        Reference("List<string>", MilvusFieldSchema.Array("value", MilvusDataType.VarChar, 4, 8), [new List<string> { "", "日本" }, []], Boxed),
    }.SelectMany(cases => cases).ToDictionary(item => item.Name, StringComparer.Ordinal);

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value type with all its forms: plain, nullable, default, array, list.</summary>
    private static CodecCase[] Value<T>(string name, MilvusFieldSchema field, T[] values, Func<T, object> wire, object defaultValue)
        where T : struct
    {
        var array = MilvusFieldSchema.Array("value", field.DataType, 8, field.MaxLength);
        return
        [
            .. One(name, field, values, wire, defaultValue),
            .. Reference<T[]>($"{name}[]", array, [[], values, [values[0]]], row => Boxed(row.Select(wire))),
            .. Reference<List<T>>($"List<{name}>", array, [[], [.. values], [values[0]]], row => Boxed(row.Select(wire))),
            .. Reference<IReadOnlyList<T>>($"IReadOnlyList<{name}>", array, [[], values, values.ToList().AsReadOnly()], row => Boxed(row.Select(wire))),
        ];
    }

    private static CodecCase[] One<T>(
        string name, MilvusFieldSchema field, T[] values, Func<T, object> wire, object? defaultValue = null, IEqualityComparer<T>? comparer = null)
        where T : struct
    {
        var nullable = new NullableComparer<T>(comparer ?? EqualityComparer<T>.Default);
        T?[] withNulls = [null, .. values.Select(value => (T?)value), null];
        object? NullableWire(T? value) => value is { } present ? wire(present) : null;
        return
        [
            new CodecCase<T>(name, field, values, value => wire(value), comparer),
            new CodecCase<T?>($"{name}? with nulls", field with { IsNullable = true }, withNulls, NullableWire, nullable),
            new CodecCase<T?>($"{name}? only nulls", field with { IsNullable = true }, [null, null], NullableWire, nullable),
            new CodecCase<T?>($"{name}? without nulls", field with { IsNullable = true }, [.. values.Select(value => (T?)value)], NullableWire, nullable),
            .. defaultValue is null ? Array.Empty<CodecCase>() :
            [
                new CodecCase<T>($"{name} with default", field with { DefaultValue = defaultValue }, values, value => wire(value), comparer),
                new CodecCase<T?>($"{name}? with nulls and default", field with { DefaultValue = defaultValue }, withNulls, NullableWire, nullable),
            ],
        ];
    }

    private static CodecCase[] Reference<T>(
        string name, MilvusFieldSchema field, T[] values, Func<T, object> wire, object? defaultValue = null, IEqualityComparer<T>? comparer = null)
        where T : class
    {
        T?[] withNulls = [null, .. values, null];
        object? NullableWire(T? value) => value is null ? null : wire(value);
        return
        [
            new CodecCase<T?>(name, field, values, NullableWire, comparer!),
            new CodecCase<T?>($"{name} with nulls", field with { IsNullable = true }, withNulls, NullableWire, comparer!),
            .. defaultValue is null ? Array.Empty<CodecCase>() :
            [
                new CodecCase<T?>($"{name} with nulls and default", field with { DefaultValue = defaultValue }, withNulls, NullableWire, comparer!),
            ],
        ];
    }

    private static JsonElement[] Elements(params string[] json) => [.. json.Select(text => JsonElement.Parse(text))];

    private static MilvusSparseVector Sparse(params (uint Index, float Value)[] values) =>
        MilvusSparseVector.From(values.Select(value => KeyValuePair.Create(value.Index, value.Value)));

    private static byte[] SparseBytes(IEnumerable<KeyValuePair<uint, float>> values) =>
        [.. values.OrderBy(value => value.Key).SelectMany(value => (byte[])[.. BitConverter.GetBytes(value.Key), .. BitConverter.GetBytes(value.Value)])];

    private static byte[] Bytes(IEnumerable<Half> values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Bytes(IEnumerable<sbyte> values) => [.. values.Select(value => unchecked((byte)value))];

    private static byte[] Packed(BitArray bits)
    {
        var bytes = new byte[bits.Length / 8];
        bits.CopyTo(bytes, 0);
        return bytes;
    }

    private static object[] Boxed<T>(IEnumerable<T> values) => [.. values.Select(value => (object)value!)];

    private static EqualityComparer<T> JsonText<T>(Func<T, string> text) =>
        EqualityComparer<T>.Create((left, right) => left is null || right is null ? left is null && right is null : text(left) == text(right));

    internal sealed record Author(string Name, int[] Years);

    private sealed class NullableComparer<T>(IEqualityComparer<T> inner) : IEqualityComparer<T?>
        where T : struct
    {
        public bool Equals(T? x, T? y) => x is { } left && y is { } right ? inner.Equals(left, right) : x is null && y is null;

        public int GetHashCode(T? obj) => 0;
    }

    private sealed class MemoryComparer<T> : IEqualityComparer<ReadOnlyMemory<T>>
    {
        public bool Equals(ReadOnlyMemory<T> x, ReadOnlyMemory<T> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<T> obj) => 0;
    }
}
