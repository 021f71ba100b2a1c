using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>A row in memory: bool, long, double, string, List of these, or a JsonElement; null is NULL.</summary>
internal sealed class OracleRow(Dictionary<string, object?> values)
{
    public object? this[string name] => values[name];

    public override string ToString() => string.Join("; ", values.Select(pair => $"{pair.Key} = {Show(pair.Value)}"));

    /// <summary>The value at a JSON path, or null when there is none. Steps of digits index arrays.</summary>
    public static JsonElement? Walk(JsonElement? document, IReadOnlyList<string> steps)
    {
        var current = document;
        foreach (var step in steps)
        {
            current = current switch
            {
                { ValueKind: JsonValueKind.Object } value => value.EnumerateObject().Where(property => property.NameEquals(step)).Select(property => (JsonElement?)property.Value).FirstOrDefault(),
                { ValueKind: JsonValueKind.Array } value when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength() => value[index],
                _ => null,
            };
        }

        return current;
    }

    /// <summary>The plain value of a JSON scalar or list; null for null, objects and nothing.</summary>
    public static object? Plain(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var integer) ? (object)integer : number.GetDouble(),
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Plain(item)).ToList(),
        _ => null,
    };

    /// <summary>The order of two values, or null when they are of different types.</summary>
    public static int? Order(object? left, object? right) => (left, right) switch
    {
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b == 0 ? 0 : b) == 0 || a == b ? 0 : a.CompareTo(b),
        (long a, double b) => -OrderExact(b, a),
        (double a, long b) => OrderExact(a, b),
        _ => null,
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (List<object?> a, List<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        _ => Order(left, right) == 0,
    };

    public static string Show(object? value) => value switch
    {
        null => "NULL",
        List<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
        string text => JsonSerializer.Serialize(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static int OrderExact(double a, long b)
    {
        var floor = Math.Floor(a);
        var order = new BigInteger(floor).CompareTo(b);
        return order != 0 ? order : a > floor ? 1 : 0;
    }
}
