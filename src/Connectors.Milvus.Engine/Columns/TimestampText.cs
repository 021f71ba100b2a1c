using System.Globalization;

namespace Connectors.Milvus.Engine.Columns;

/// <summary>Moments as ISO 8601 text, which requests and answers carry, and as microseconds since 1970 in UTC, which the file holds.</summary>
internal static class TimestampText
{
    private const DateTimeStyles Exact = DateTimeStyles.None;

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
    private static readonly string[] WithoutOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    /// <summary>The moment that a text names; null when it names none. Without an offset the zone decides.</summary>
    public static long? Parse(string text, TimeZoneInfo zone)
    {
        var trimmed = text.Trim();
        if (DateTime.TryParseExact(trimmed, WithoutOffset, CultureInfo.InvariantCulture, Exact, out var local))
            return zone.IsInvalidTime(local) ? null : Microseconds(TimeZoneInfo.ConvertTimeToUtc(local, zone));
        return DateTimeOffset.TryParseExact(trimmed, WithOffset, CultureInfo.InvariantCulture, Exact, out var moment)
            ? Microseconds(moment.UtcDateTime)
            : null;
    }

    public static string Format(long microseconds, TimeZoneInfo zone)
    {
        var utc = DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        var moment = TimeZoneInfo.ConvertTime(utc, zone);
        var text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return text + (moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture));
    }

    private static long Microseconds(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
