using System.Text.Json;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>Compares JSON arrays element by element: numbers by value, strings by their characters, nothing else converted.</summary>
internal static class JsonLists
{
    /// <summary>Both readers stand on a value and are left on its last token.</summary>
    public static bool AreEqual(ref Utf8JsonReader left, ref Utf8JsonReader right, bool single)
    {
        if (left.TokenType != right.TokenType)
            return false;
        return left.TokenType switch
        {
            JsonTokenType.Number => JsonNumber.Read(ref left, single) == JsonNumber.Read(ref right, false),
            JsonTokenType.String => right.ValueIsEscaped ? left.ValueTextEquals(right.GetString()) : left.ValueTextEquals(right.ValueSpan),
            JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null => true,
            JsonTokenType.StartArray => AreElementsEqual(ref left, ref right, single),
            _ => false,
        };
    }

    private static bool AreElementsEqual(ref Utf8JsonReader left, ref Utf8JsonReader right, bool single)
    {
        while (left.Read() && right.Read())
        {
            if (left.TokenType == JsonTokenType.EndArray || right.TokenType == JsonTokenType.EndArray)
                return left.TokenType == right.TokenType;
            if (!AreEqual(ref left, ref right, single))
                return false;
        }

        return false;
    }
}
