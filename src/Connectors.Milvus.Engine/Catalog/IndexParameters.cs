using System.Text.Json;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Reads the parameters of an index, which stand flat or in the JSON under <c>params</c>.</summary>
internal static class IndexParameters
{
    private const string NestedKey = "params";

    /// <summary>The text of a parameter; null when it is missing or empty.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> parameters, string key)
        => (parameters.GetValueOrDefault(key) ?? Nested(parameters.GetValueOrDefault(NestedKey), key)) is { Length: > 0 } text ? text : null;

    private static string? Nested(string? json, string key)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(key, out var value))
                return null;
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (JsonException exception)
        {
            throw Errors.Invalid($"params of the index are no JSON ({exception.Message}): {json}");
        }
    }
}
