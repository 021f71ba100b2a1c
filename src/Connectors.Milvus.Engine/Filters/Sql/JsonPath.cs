using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>A path into a JSON document, as the SQL functions receive it: a JSON array of its steps, all strings.</summary>
/// <remarks>
/// As in a JSON pointer, a step of digits is an array index where it meets an array and a key where it meets an
/// object, however it was written; so Milvus resolves paths.
/// </remarks>
internal sealed record JsonPath(string Encoded, bool IsRoot)
{
    public static JsonPath From(IReadOnlyList<PathStep> steps)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var step in steps)
                writer.WriteStringValue(step.Name);
            writer.WriteEndArray();
        }

        return new JsonPath(Encoding.UTF8.GetString(buffer.WrittenSpan), steps.Count == 0);
    }
}
