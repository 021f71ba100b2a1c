using System.Text.Json;

namespace Connectors.Milvus.Engine.Columns;

/// <summary>Questions about JSON as it is sent, answered without building a document.</summary>
internal static class JsonText
{
    /// <summary>Deeper than any sensible document, and within what SQLite's own JSON functions take.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 512 };

    /// <summary>Whether the text is one JSON value and nothing else.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8) => TryRead(utf8, out _);

    /// <summary>Whether the text is one JSON object and nothing else.</summary>
    public static bool IsObject(ReadOnlySpan<byte> utf8) => TryRead(utf8, out var first) && first == JsonTokenType.StartObject;

    private static bool TryRead(ReadOnlySpan<byte> utf8, out JsonTokenType first)
    {
        first = JsonTokenType.None;
        try
        {
            var reader = new Utf8JsonReader(utf8, ReaderOptions);
            while (reader.Read())
            {
                if (first == JsonTokenType.None)
                    first = reader.TokenType;
            }

            return first != JsonTokenType.None;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
