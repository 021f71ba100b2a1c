using System.Text.Json;

using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Parameters that attributes carry as JSON.</summary>
internal static class JsonParameters
{
    /// <param name="name">What the attribute calls them.</param>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="FieldValueException">It is none.</exception>
    public static Dictionary<string, object?> Read(string name, string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return JsonValues.Read(document.RootElement) as Dictionary<string, object?>
                ?? throw new FieldValueException($"{name} is no JSON object");
        }
        catch (JsonException e)
        {
            throw new FieldValueException($"{name} is no JSON: {e.Message}");
        }
    }
}
