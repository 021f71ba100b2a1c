using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Conversions of what a dictionary or JSON may hold to dates and times: themselves, the integers they are stored as, and ISO 8601
/// with an offset for points in time.
/// </summary>
internal static class LooseTime
{
    public static DateTime ToDateTime(object value) => value is DateTime same ? same
        : IsPoint(value, out var time) ? time.UtcDateTime
        : Of(value, LooseValue.ToInteger<long>, ticks => new DateTime(ticks));

    public static DateTimeOffset ToDateTimeOffset(object value) => value is DateTimeOffset same ? same
        : IsPoint(value, out var time) ? time
        : Of(value, LooseValue.ToInteger<long>, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    public static DateOnly ToDateOnly(object value) => value is DateOnly same ? same : Of(value, LooseValue.ToInteger<int>, DateOnly.FromDayNumber);

    public static TimeOnly ToTimeOnly(object value) => value is TimeOnly same ? same : Of(value, LooseValue.ToInteger<long>, ticks => new TimeOnly(ticks));

    public static TimeSpan ToTimeSpan(object value) => value is TimeSpan same ? same : Of(value, LooseValue.ToInteger<long>, ticks => new TimeSpan(ticks));

    /// <summary>The text of a Timestamptz field.</summary>
    public static string ToTimestamp(object value) => value switch
    {
        DateTimeOffset time => Timestamps.Text(time),
        DateTime time => Timestamps.Text(TimeCodecs.Instant(time)),
        _ => LooseValue.ToText(value),
    };

    private static bool IsPoint(object value, out DateTimeOffset time)
    {
        string? text = value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : value as string;
        time = default;
        return text is not null && Timestamps.TryParse(text, out time);
    }

    private static T Of<T, TStored>(object value, Func<object, TStored> stored, Func<TStored, T> decode)
    {
        TStored number = stored(value);
        try
        {
            return decode(number);
        }
        catch (ArgumentException)
        {
            throw new FieldValueException($"{number} is outside the range of {typeof(T).Name}");
        }
    }
}
