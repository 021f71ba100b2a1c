using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>string in JSON fields: the text is JSON and is sent and returned as it is, after a check that it is JSON.</summary>
internal sealed class JsonTextCodec : JsonCodec<string>
{
    private JsonTextCodec()
    {
    }

    public static JsonTextCodec? For(FieldType field) => field.Type == MilvusDataType.Json ? new JsonTextCodec() : null;

    public override int Measure(string value)
    {
        StrictUtf8.Measure(value);
        return base.Measure(value);
    }

    protected override void WriteJson(string value, Utf8JsonWriter writer) => writer.WriteRawValue(value);

    protected override string Parse(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
