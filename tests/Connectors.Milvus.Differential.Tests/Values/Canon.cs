using System.Collections;
using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Differential.Tests.Values;

/// <summary>One text for each value, however it travelled; and the order of values.</summary>
internal static class Canon
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => JsonSerializer.Serialize(text),
        JsonElement element => Text(Plain(element)),
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        float single => single.ToString("R", CultureInfo.InvariantCulture),
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        Half half => ((float)half).ToString("R", CultureInfo.InvariantCulture),
        MilvusSparseVector sparse => sparse.ToString(),
        IDictionary<string, object?> map => $"{{{string.Join(',', map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Text(pair.Key)}:{Text(pair.Value)}"))}}}",
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Text))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"There is no form for a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A record without its nulls, key by key.</summary>
    public static string Text(Record record, IReadOnlySet<string> moments)
        => string.Join("; ", record
            .Where(pair => pair.Value is not null)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} = {Text(moments.Contains(pair.Key) ? Moment(pair.Value!) : pair.Value)}"));

    /// <summary>The order of two values of one type; texts by their UTF-8 bytes, false before true.</summary>
    public static int Order(object left, object right) => (left, right) switch
    {
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (float or double, _) or (_, float or double) => Number(left).CompareTo(Number(right)),
        _ => Convert.ToInt64(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToInt64(right, CultureInfo.InvariantCulture)),
    };

    /// <summary>Whether a value is a number, and so compares with any other.</summary>
    public static bool IsNumber(object? value) => value is sbyte or short or int or long or float or double;

    public static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(object value)
        => value as DateTimeOffset? ?? DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? integer : element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        _ => null,
    };
}
