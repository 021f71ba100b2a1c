using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// JSON fields of dictionaries: any value with a JSON form is sent, a string as a JSON string; a JsonElement comes back.
/// </summary>
internal sealed class LooseJsonCodec : JsonCodec<object?>
{
    protected override void WriteJson(object? value, Utf8JsonWriter writer) => JsonValues.Write(writer, value);

    protected override object? Parse(ReadOnlyMemory<byte> json) => JsonElement.Parse(json.Span);
}
