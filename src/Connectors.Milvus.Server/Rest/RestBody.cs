using System.Text.Json;
using Connectors.Milvus.Protocol;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Server;

/// <summary>A JSON object of a request, read by name. What has the wrong type is told by its name; unknown names are passed over, as in Milvus.</summary>
internal readonly struct RestBody
{
    private readonly JsonElement _object;
    private readonly string _path;

    public RestBody(JsonElement element, string path = "")
    {
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw RestException.Format($"{(path.Length > 0 ? path : "the request")} is a JSON {element.ValueKind}, not an object");

        _object = element;
        _path = path;
    }

    /// <summary>Whether there is an object at all.</summary>
    public bool Exists => _object.ValueKind == JsonValueKind.Object;

    public JsonElement.ObjectEnumerator Members => Exists ? _object.EnumerateObject() : default;

    /// <summary>A member; null when it is missing or null.</summary>
    public JsonElement? Element(string name)
        => Exists && _object.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null ? element : null;

    public JsonElement RequiredElement(string name) => Element(name) ?? throw RestException.Missing(Name(name));

    public string Text(string name, string missing = "") => Element(name) switch
    {
        null => missing,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => throw Wrong(name, other, "a string"),
    };

    public string RequiredText(string name)
        => Text(name) is { Length: > 0 } text ? text : throw RestException.Missing(Name(name));

    public long? Integer(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { } other => throw Wrong(name, other, "an integer"),
    };

    public bool Flag(string name, bool missing = false) => Element(name) switch
    {
        null => missing,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        // Documentation and clients write parameters as text too.
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var value) => value,
        { } other => throw Wrong(name, other, "true or false"),
    };

    public IReadOnlyList<string> Texts(string name)
    {
        if (Element(name) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Wrong(name, list, "a list of strings");

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    public IReadOnlyList<RestBody> Objects(string name)
    {
        if (Element(name) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Wrong(name, list, "a list of objects");

        var path = Name(name);
        return [.. list.EnumerateArray().Select((item, index) => new RestBody(item, $"{path}[{index}]"))];
    }

    public RestBody Object(string name) => new(Element(name) ?? default, Name(name));

    /// <summary>An object's members as Milvus's parameters: text as it is, everything else as JSON.</summary>
    public IEnumerable<KeyValuePair> Pairs(string name)
    {
        foreach (var member in Object(name).Members)
            yield return Pair(member.Name, ParameterText(member.Value));
    }

    public static KeyValuePair Pair(string key, string value) => new() { Key = key, Value = value };

    public static string ParameterText(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private RestException Wrong(string name, JsonElement actual, string expected)
        => RestException.Format($"{Name(name)} is a JSON {actual.ValueKind}, not {expected}");

    private string Name(string name) => _path.Length > 0 ? $"{_path}.{name}" : name;
}
