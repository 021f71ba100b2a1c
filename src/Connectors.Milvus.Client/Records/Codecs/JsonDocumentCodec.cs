using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>JsonDocument; whoever reads one disposes it.</summary>
internal sealed class JsonDocumentCodec : JsonCodec<JsonDocument>
{
    private JsonDocumentCodec()
    {
    }

    public static JsonDocumentCodec? For(FieldType field) => field.Type == MilvusDataType.Json ? new JsonDocumentCodec() : null;

    protected override void WriteJson(JsonDocument value, Utf8JsonWriter writer) => value.WriteTo(writer);

    // A copy: the answer's bytes do not outlive the read.
    protected override JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json.ToArray());
}
