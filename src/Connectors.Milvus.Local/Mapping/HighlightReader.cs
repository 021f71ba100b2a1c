using System.Text.Json;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>A highlighter from the wire to the engine, and what it marked back.</summary>
internal static class HighlightReader
{
    private const string TextMatch = "TextMatch";

    public static HighlightCommand? Read(Highlighter? highlighter)
    {
        if (highlighter is null)
            return null;
        if (highlighter.Type != HighlightType.Lexical)
            throw Failures.NotSupported($"A highlighter of type {highlighter.Type}");
        var parameters = Parameters.Read(highlighter.Params);
        var defaults = new HighlightCommand();
        return new HighlightCommand
        {
            HighlightSearchText = parameters.Boolean("highlight_search_text") ?? false,
            // The server's older name and the documented one.
            Queries = ReadQueries(parameters.Text("highlight_query") ?? parameters.Text("queries")),
            PreTags = ReadList(parameters, "pre_tags") ?? defaults.PreTags,
            PostTags = ReadList(parameters, "post_tags") ?? defaults.PostTags,
            FragmentOffset = Number(parameters, "fragment_offset") ?? defaults.FragmentOffset,
            FragmentSize = Number(parameters, "fragment_size") ?? defaults.FragmentSize,
            FragmentCount = Number(parameters, "num_of_fragments") ?? defaults.FragmentCount,
        };
    }

    public static HighlightResult Write(HighlightColumn column) => new()
    {
        FieldName = column.Field,
        Datas = { column.Fragments.Select(fragments => new HighlightData { Fragments = { fragments } }) },
    };

    private static int? Number(Parameters parameters, string key) => parameters.Integer(key) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var value => (int)value,
        var value => throw Failures.Invalid($"invalid {key}: {value}: invalid parameter"),
    };

    private static string[]? ReadList(Parameters parameters, string key)
        => parameters.Text(key) is { } text ? Parse(text, key, root => root.EnumerateArray().Select(tag => tag.GetString()!).ToArray()) : null;

    private static (string Field, string Text)[] ReadQueries(string? text)
        => text is null ? [] : Parse(text, "highlight queries", root => root.EnumerateArray().Select(ReadQuery).ToArray());

    private static (string Field, string Text) ReadQuery(JsonElement query)
    {
        if (Member(query, "type") is not TextMatch and var type)
            throw Failures.Invalid($"unmarshal highlight queries failed: invalid highlight query type: {type}: invalid parameter");
        return (Member(query, "field"), Member(query, "text"));
    }

    private static string Member(JsonElement query, string name)
        => query.ValueKind == JsonValueKind.Object && query.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Failures.Invalid($"unmarshal highlight queries failed: must set `{name}` in query: invalid parameter");

    private static T Parse<T>(string text, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Failures.Invalid($"unmarshal {what} as a JSON array failed: {text}: invalid parameter");
        }
    }
}
