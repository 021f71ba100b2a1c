using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>An ISO 8601 duration: months along the calendar, the rest along the clock.</summary>
internal readonly partial record struct Interval(int Months, long Microseconds)
{
    public Interval Negate() => new(-Months, -Microseconds);

    /// <summary>Reads a duration; null when it is none or too long.</summary>
    public static Interval? Parse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success)
            return null;
        var months = (Number(match, "years") * 12) + Number(match, "months");
        var days = (Number(match, "weeks") * 7) + Number(match, "days");
        var seconds = (days * 86_400) + (Number(match, "hours") * 3600) + (Number(match, "minutes") * 60) + Number(match, "seconds");
        return Math.Abs(months) < 12 * 9000 && Math.Abs(seconds) < 9000d * 366 * 86_400
            ? new Interval((int)months, (long)Math.Round(seconds * 1e6))
            : null;
    }

    private static double Number(Match match, string group)
        => match.Groups[group] is { Success: true, Value: var text } ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^P(?=.)(?:(?<years>-?\d{1,9})Y)?(?:(?<months>-?\d{1,9})M)?(?:(?<weeks>-?\d{1,9})W)?(?:(?<days>-?\d{1,9})D)?(?:T(?=.)(?:(?<hours>-?\d{1,9})H)?(?:(?<minutes>-?\d{1,9})M)?(?:(?<seconds>-?\d{1,9}(?:\.\d{1,6})?)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
