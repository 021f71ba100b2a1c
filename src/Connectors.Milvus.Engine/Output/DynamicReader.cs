using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Output;

/// <summary>Collects the dynamic field cut down to the keys that were asked for; the values stay as they were sent.</summary>
internal sealed class DynamicReader(IReadOnlyList<string> keys) : ColumnReader
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly HashSet<string> _keys = new(keys, StringComparer.Ordinal);
    private readonly List<ReadOnlyMemory<byte>> _rows = [];

    public override void Read(Statement statement, int ordinal) => _rows.Add(Cut(statement.Bytes(ordinal)));

    public override Column Build()
        => new Column<ReadOnlyMemory<byte>>(FieldEntry.DynamicName, EngineDataType.Json, [.. _rows]) { IsDynamic = true };

    private ReadOnlyMemory<byte> Cut(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(json.Length, 2));
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            _ = reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!_keys.Contains(name))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(json[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }
}
