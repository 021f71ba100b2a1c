using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine.Columns;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Lays the dynamic keys that were sent over those that rows have. Values stay as they were written.</summary>
internal static class DynamicMerge
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static Column<ReadOnlyMemory<byte>> Merge(Column<ReadOnlyMemory<byte>> present, Column<ReadOnlyMemory<byte>> sent)
    {
        var rows = new ReadOnlyMemory<byte>[sent.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = present.IsNull(row) ? sent.IsNull(row) ? "{}"u8.ToArray() : sent.Values[row]
                : sent.IsNull(row) ? present.Values[row]
                : Merge(present.Values[row].Span, sent.Values[row].Span);
        }

        return new Column<ReadOnlyMemory<byte>>(sent.Name, sent.Type, rows) { IsDynamic = true };
    }

    private static ReadOnlyMemory<byte> Merge(ReadOnlySpan<byte> present, ReadOnlySpan<byte> sent)
    {
        var output = new ArrayBufferWriter<byte>(present.Length + sent.Length);
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        Copy(present, except: Keys(sent), writer);
        Copy(sent, except: [], writer);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private static HashSet<string> Keys(ReadOnlySpan<byte> json)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            keys.Add(reader.GetString()!);
            reader.Skip();
        }

        return keys;
    }

    private static void Copy(ReadOnlySpan<byte> json, HashSet<string> except, Utf8JsonWriter writer)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            _ = reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (except.Contains(name))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(json[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }
}
