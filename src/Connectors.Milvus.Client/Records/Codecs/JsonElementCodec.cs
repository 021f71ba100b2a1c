using System.Runtime.InteropServices;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>JsonElement: sent as it was parsed, byte for byte. An undefined element (the default) is no value.</summary>
internal sealed class JsonElementCodec : JsonCodec<JsonElement>
{
    private JsonElementCodec()
    {
    }

    public static JsonElementCodec? For(FieldType field) => field.Type == MilvusDataType.Json ? new JsonElementCodec() : null;

    public override bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Undefined;

    public override int Measure(JsonElement value) => MeasureBytes(JsonMarshal.GetRawUtf8Value(value));

    public override void Write(JsonElement value, ref WireWriter writer) => WriteBytes(JsonMarshal.GetRawUtf8Value(value), ref writer);

    protected override void WriteJson(JsonElement value, Utf8JsonWriter writer) => value.WriteTo(writer);

    protected override JsonElement Parse(ReadOnlyMemory<byte> json) => JsonElement.Parse(json.Span);
}
