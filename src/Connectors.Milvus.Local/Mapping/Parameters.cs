using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local;

/// <summary>
/// A Milvus parameter list: text by key. Search parameters come flat, or as JSON under <c>params</c>, or both ways;
/// a flat one weighs more.
/// </summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, string> _values;

    private Parameters(Dictionary<string, string> values) => _values = values;

    /// <summary>The list as text by key; the last of several equal keys counts.</summary>
    public static Dictionary<string, string> ToDictionary(RepeatedField<KeyValuePair> pairs)
    {
        var values = new Dictionary<string, string>(pairs.Count, StringComparer.Ordinal);
        foreach (var pair in pairs)
            values[pair.Key] = pair.Value;

        return values;
    }

    /// <summary>Reads a list together with the JSON under its key <c>params</c>.</summary>
    public static Parameters Read(RepeatedField<KeyValuePair> pairs)
    {
        var values = ToDictionary(pairs);
        if (!values.TryGetValue("params", out var json) || string.IsNullOrWhiteSpace(json))
            return new Parameters(values);

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Failures.Invalid($"params is a JSON {document.RootElement.ValueKind}, not an object: invalid parameter[params={json}]");

            foreach (var member in document.RootElement.EnumerateObject())
                values.TryAdd(member.Name, Text(member.Value));
        }
        catch (JsonException exception)
        {
            throw Failures.Invalid($"params is not valid JSON ({exception.Message}): invalid parameter[params={json}]");
        }

        return new Parameters(values);
    }

    /// <summary>Whether the key is there with a value other than empty and false.</summary>
    public bool IsSet(string key) => Text(key) is { } text && !text.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of a key; null when it is missing or empty.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out var text) && text.Length > 0 ? text : null;

    /// <summary>An integer; null when it is missing.</summary>
    public long? Integer(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;

        throw Failures.Invalid($"{key} [{text}] is invalid, it should be an integer: invalid parameter[{key}={text}]");
    }

    /// <summary>A number; null when it is missing.</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;

        throw Failures.Invalid($"{key} [{text}] is invalid, it should be a finite number: invalid parameter[{key}={text}]");
    }

    /// <summary>True or false in any case, as clients of several languages write it; null when it is missing.</summary>
    public bool? Boolean(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (bool.TryParse(text, out var value))
            return value;

        throw Failures.Invalid($"{key} [{text}] is invalid, it should be true or false: invalid parameter[{key}={text}]");
    }

    private static string Text(JsonElement element)
        => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
