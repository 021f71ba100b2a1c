using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>
/// One vector between JSON and the wire's bytes. Floats and 8-bit integers are lists of numbers; binary vectors are
/// base64; half floats are written as base64 and read as base64 or as numbers; sparse vectors are objects of value by
/// index, and are also read as <c>{"indices": […], "values": […]}</c>.
/// </summary>
internal static class VectorJson
{
    private const int SparsePair = sizeof(uint) + sizeof(float);

    public static bool IsVector(DataType type) => type is >= DataType.BinaryVector and <= DataType.Int8Vector;

    /// <summary>The bytes of one vector.</summary>
    /// <exception cref="FormatException">The JSON is no vector of that type.</exception>
    public static byte[] Read(DataType type, JsonElement json) => (type, json.ValueKind) switch
    {
        (DataType.FloatVector, JsonValueKind.Array) => MemoryMarshal.AsBytes(Floats(json).AsSpan()).ToArray(),
        (DataType.Float16Vector, JsonValueKind.Array) => Halves(Floats(json), value => BitConverter.HalfToUInt16Bits((Half)value)),
        (DataType.Bfloat16Vector, JsonValueKind.Array) => Halves(Floats(json), ToBFloat16),
        (DataType.Int8Vector, JsonValueKind.Array) => [.. json.EnumerateArray().Select(item => unchecked((byte)item.GetSByte()))],
        (DataType.BinaryVector, JsonValueKind.Array) => [.. json.EnumerateArray().Select(item => item.GetByte())],
        (DataType.BinaryVector or DataType.Float16Vector or DataType.Bfloat16Vector, JsonValueKind.String) => json.GetBytesFromBase64(),
        (DataType.SparseFloatVector, JsonValueKind.Object) => ReadSparse(json),
        _ => throw new FormatException($"a JSON {json.ValueKind} is no {type}"),
    };

    /// <summary>Writes the vector that the bytes hold.</summary>
    public static void Write(Utf8JsonWriter writer, DataType type, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case DataType.FloatVector:
                WriteNumbers(writer, MemoryMarshal.Cast<byte, float>(bytes), static (output, value) => output.WriteNumberValue(value));
                break;
            case DataType.Int8Vector:
                WriteNumbers(writer, MemoryMarshal.Cast<byte, sbyte>(bytes), static (output, value) => output.WriteNumberValue(value));
                break;
            case DataType.SparseFloatVector:
                WriteSparse(writer, bytes);
                break;
            default:
                writer.WriteBase64StringValue(bytes);
                break;
        }
    }

    private static void WriteNumbers<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            write(writer, value);

        writer.WriteEndArray();
    }

    private static void WriteSparse(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.WriteStartObject();
        for (var rest = bytes; rest.Length >= SparsePair; rest = rest[SparsePair..])
        {
            var index = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            writer.WriteNumber(index.ToString(CultureInfo.InvariantCulture), BinaryPrimitives.ReadSingleLittleEndian(rest[sizeof(uint)..]));
        }

        writer.WriteEndObject();
    }

    private static byte[] ReadSparse(JsonElement json)
    {
        // The wire wants ascending indices, and no index twice.
        var values = new SortedDictionary<uint, float>();
        foreach (var (index, value) in json.TryGetProperty("indices", out var indices) ? Zip(indices, json) : Members(json))
        {
            if (!values.TryAdd(index, value))
                throw new FormatException($"the index {index} stands twice in a sparse vector");
        }

        var bytes = new byte[values.Count * SparsePair];
        var rest = bytes.AsSpan();
        foreach (var (index, value) in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, index);
            BinaryPrimitives.WriteSingleLittleEndian(rest[sizeof(uint)..], value);
            rest = rest[SparsePair..];
        }

        return bytes;
    }

    private static IEnumerable<(uint Index, float Value)> Members(JsonElement json)
        => json.EnumerateObject().Select(member =>
            uint.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? (index, member.Value.GetSingle())
                : throw new FormatException($"'{member.Name}' is no index of a sparse vector"));

    private static IEnumerable<(uint Index, float Value)> Zip(JsonElement indices, JsonElement json)
    {
        if (!json.TryGetProperty("values", out var values) || values.GetArrayLength() != indices.GetArrayLength())
            throw new FormatException("a sparse vector has as many values as indices");

        return indices.EnumerateArray().Zip(values.EnumerateArray(), (index, value) => (index.GetUInt32(), value.GetSingle()));
    }

    private static float[] Floats(JsonElement json) => [.. json.EnumerateArray().Select(item => item.GetSingle())];

    private static byte[] Halves(float[] values, Func<float, ushort> convert)
    {
        var bytes = new byte[values.Length * sizeof(ushort)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(ushort)), convert(values[i]));

        return bytes;
    }

    // The upper half of a float, rounded to the nearest, ties to even.
    private static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
