using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Milvus.Protocol;

/// <summary>
/// JSON without reflection: null, <see cref="bool"/>, numbers, <see cref="string"/>, dictionaries with string keys,
/// lists, <see cref="JsonElement"/>, <see cref="JsonDocument"/> and <see cref="JsonNode"/>.
/// </summary>
public static class JsonValues
{
    /// <summary>Writes a value.</summary>
    /// <exception cref="ArgumentException">
    /// A value inside has no JSON form here: NaN, an infinity, or a type that is not listed above.
    /// </exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool b: writer.WriteBooleanValue(b); break;
            case string s: writer.WriteStringValue(s); break;
            case JsonElement element: element.WriteTo(writer); break;
            case JsonDocument document: document.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer); break;
            case IEnumerable<KeyValuePair<string, object?>> members: WriteObject(writer, members); break;
            case IDictionary dictionary: WriteObject(writer, Members(dictionary)); break;
            case IEnumerable list: WriteList(writer, list); break;
            default: WriteNumber(writer, value); break;
        }
    }

    /// <summary>
    /// The CLR value of an element: null, <see cref="bool"/>, <see cref="long"/> (or <see cref="double"/> for a number
    /// that is no 64-bit integer), <see cref="string"/>, <see cref="List{T}"/> or <see cref="Dictionary{TKey, TValue}"/>.
    /// </summary>
    public static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Number: return element.TryGetInt64(out var integer) ? (object)integer : element.GetDouble();
            case JsonValueKind.Array:
                var list = new List<object?>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    list.Add(Read(item));
                return list;
            case JsonValueKind.Object:
                var members = new Dictionary<string, object?>();
                foreach (var member in element.EnumerateObject())
                    members[member.Name] = Read(member.Value);
                return members;
            default: return null;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case long v: writer.WriteNumberValue(v); break;
            case int v: writer.WriteNumberValue(v); break;
            case short v: writer.WriteNumberValue(v); break;
            case sbyte v: writer.WriteNumberValue(v); break;
            case byte v: writer.WriteNumberValue(v); break;
            case ushort v: writer.WriteNumberValue(v); break;
            case uint v: writer.WriteNumberValue(v); break;
            case ulong v: writer.WriteNumberValue(v); break;
            case decimal v: writer.WriteNumberValue(v); break;
            case float v when float.IsFinite(v): writer.WriteNumberValue(v); break;
            case double v when double.IsFinite(v): writer.WriteNumberValue(v); break;
            case float or double:
                throw new ArgumentException(
                    $"{Convert.ToString(value, CultureInfo.InvariantCulture)} has no JSON form; use a finite number or null.", nameof(value));
            default:
                throw new ArgumentException(
                    $"A value of type {value.GetType()} has no JSON form here; convert it to a string, a number, a list or a dictionary.",
                    nameof(value));
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            Write(writer, item);

        writer.WriteEndArray();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
                throw new ArgumentException($"A JSON object needs string keys; {entry.Key} is a {entry.Key.GetType()}.", nameof(dictionary));
            yield return new(name, entry.Value);
        }
    }
}
