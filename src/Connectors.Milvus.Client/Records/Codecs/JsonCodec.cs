using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Values of JSON fields: one run of UTF-8 bytes per row, at most 65,536.
/// <code>json_data { data: "{\"a\":1}", data: "[2]" }</code>
/// </summary>
internal abstract class JsonCodec<T>() : Codec<T>(ColumnShape.Jsons)
{
    public override int Measure(T value)
    {
        using JsonScratch scratch = JsonScratch.Rent();
        return MeasureBytes(Serialize(value, scratch));
    }

    public override void Write(T value, ref WireWriter writer)
    {
        using JsonScratch scratch = JsonScratch.Rent();
        WriteBytes(Serialize(value, scratch), ref writer);
    }

    public override T Read(ColumnSource source, int index)
    {
        try
        {
            return Parse(source.Bytes(index));
        }
        catch (JsonException e)
        {
            throw new FieldValueException($"the JSON cannot be read as {typeof(T).Name}: {e.Message}");
        }
    }

    protected static int MeasureBytes(ReadOnlySpan<byte> json) => json.Length <= FieldType.LargestJson
        ? (int)WireSize.Delimited(json.Length)
        : throw new FieldValueException($"the JSON takes {json.Length} bytes in UTF-8, more than {FieldType.LargestJson}");

    protected static void WriteBytes(ReadOnlySpan<byte> json, ref WireWriter writer)
    {
        writer.Delimiter(ColumnShape.ValueTag, json.Length);
        writer.Bytes(json);
    }

    protected abstract void WriteJson(T value, Utf8JsonWriter writer);

    protected abstract T Parse(ReadOnlyMemory<byte> json);

    private ReadOnlySpan<byte> Serialize(T value, JsonScratch scratch)
    {
        try
        {
            WriteJson(value, scratch.Writer);
            return scratch.Written;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FieldValueException($"it cannot be written as JSON: {e.Message}");
        }
    }
}
