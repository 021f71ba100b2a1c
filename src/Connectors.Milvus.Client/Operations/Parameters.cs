using System.Text;
using System.Text.Json;
using Pair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Client;

/// <summary>
/// Milvus's stringly typed parameters. One spelling for all requests: invariant numbers, <c>true</c> and <c>false</c>, nested
/// parameters as one JSON object.
/// </summary>
internal static class Parameters
{
    public static Pair Pair(string key, string value) => new() { Key = key, Value = value };

    public static Pair Pair(string key, long value) => Pair(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Pair Pair(string key, bool value) => Pair(key, value ? "true" : "false");

    /// <summary>A parameter of any kind: a text as it is, everything else as JSON.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">A text, number, boolean, or lists and dictionaries of them.</param>
    /// <param name="owner">Whose it is, for the message.</param>
    /// <exception cref="ArgumentException">The value is null or has no JSON form.</exception>
    public static Pair Any(string key, object? value, string owner) => Pair(key, value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        _ => Write(writer => WriteValue(writer, key, value, $" {owner}", key)),
    });

    public static IEnumerable<Pair> Pairs(IReadOnlyDictionary<string, string>? values) =>
        values is null ? [] : values.Select(value => Pair(value.Key, value.Value));

    /// <summary>The pairs as a dictionary; the last of two equal keys wins.</summary>
    public static Dictionary<string, string> ToDictionary(IEnumerable<Pair> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            values[pair.Key] = pair.Value;
        }

        return values;
    }

    /// <summary>One JSON object of parameters, in their order.</summary>
    /// <param name="values">The parameters; texts, numbers, booleans, or lists and dictionaries of them.</param>
    /// <param name="parameter">What the exception names as the argument.</param>
    /// <exception cref="ArgumentException">A value is null or has no JSON form.</exception>
    public static string Json(IEnumerable<KeyValuePair<string, object?>> values, string parameter)
    {
        using var each = values.GetEnumerator();
        if (!each.MoveNext())
        {
            return "{}";
        }

        return Write(writer =>
        {
            writer.WriteStartObject();
            do
            {
                writer.WritePropertyName(each.Current.Key);
                WriteValue(writer, each.Current.Key, each.Current.Value, owner: "", parameter);
            }
            while (each.MoveNext());

            writer.WriteEndObject();
        });
    }

    private static void WriteValue(Utf8JsonWriter writer, string key, object? value, string owner, string parameter)
    {
        try
        {
            Protocol.JsonValues.Write(writer, value ?? throw new ArgumentException("it is null"));
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"The parameter '{key}'{owner} cannot be sent: {exception.Message}", parameter, exception);
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
