using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Milvus.Client;

/// <summary>JsonNode, JsonObject and JsonArray.</summary>
internal sealed class JsonNodeCodec<TNode> : JsonCodec<TNode>
    where TNode : JsonNode
{
    private JsonNodeCodec()
    {
    }

    public static JsonNodeCodec<TNode>? For(FieldType field) => field.Type == MilvusDataType.Json ? new JsonNodeCodec<TNode>() : null;

    protected override void WriteJson(TNode value, Utf8JsonWriter writer) => value.WriteTo(writer);

    /// <summary>JSON's null has no node: it reads as a null property.</summary>
    protected override TNode Parse(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span) switch
    {
        null => null!,
        TNode node => node,
        var other => throw new FieldValueException($"the JSON is a {other.GetValueKind()} and no {typeof(TNode).Name}"),
    };
}
