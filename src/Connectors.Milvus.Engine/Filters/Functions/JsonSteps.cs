using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>The steps of a path, decoded; finds the value that they lead to.</summary>
internal sealed class JsonSteps
{
    private readonly (byte[] Name, int Index)[] _steps;

    private JsonSteps((byte[] Name, int Index)[] steps) => _steps = steps;

    public static JsonSteps Parse(byte[] encoded)
    {
        using var document = JsonDocument.Parse(encoded);
        return new JsonSteps([.. document.RootElement.EnumerateArray().Select(element => Step(element.GetString()!))]);
    }

    /// <summary>Moves the reader onto the value, the first of a key that occurs twice; false when there is none.</summary>
    public bool TryFind(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        foreach (var (name, index) in _steps)
        {
            var found = reader.TokenType switch
            {
                JsonTokenType.StartObject => TryEnterProperty(ref reader, name),
                JsonTokenType.StartArray when index >= 0 => TryEnterElement(ref reader, index),
                _ => false,
            };
            if (!found)
                return false;
        }

        return true;
    }

    public static bool TryEnterElement(ref Utf8JsonReader reader, int index)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static bool TryEnterProperty(ref Utf8JsonReader reader, byte[] name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMatch = reader.ValueTextEquals(name);
            reader.Read();
            if (isMatch)
                return true;
            reader.Skip();
        }

        return false;
    }

    // Only canonical digits are an index: "01" is a key and nothing else.
    private static (byte[] Name, int Index) Step(string name)
    {
        var isIndex = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && (name.Length == 1 || name[0] != '0');
        return (Encoding.UTF8.GetBytes(name), isIndex ? index : -1);
    }
}
