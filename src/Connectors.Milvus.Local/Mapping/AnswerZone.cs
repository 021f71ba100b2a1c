using System.Globalization;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>The time zone that a read asks its moments in, with the parameter <c>timezone</c>; without it the collection's own.</summary>
internal sealed class AnswerZone
{
    private readonly TimeZoneInfo? _zone;

    private AnswerZone(TimeZoneInfo? zone) => _zone = zone;

    /// <summary>The zone of the parameters. <c>time_fields</c>, which would split moments into numbers, is refused.</summary>
    public static AnswerZone Read(Parameters parameters)
    {
        if (parameters.Text("time_fields") is not null)
            throw Failures.NotSupported("The parameter time_fields");
        if (parameters.Text("timezone") is not { } name)
            return new AnswerZone(null);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new AnswerZone(zone)
            : throw Failures.Invalid($"unknown timezone {name}, expected an IANA name such as Europe/Berlin: invalid parameter[timezone={name}]");
    }

    /// <summary>The column with its moments in the zone; other columns as they are.</summary>
    public Column Bring(Column column) => _zone is not null && column is Column<string> { Type: EngineDataType.Timestamptz } moments
        ? new Column<string>(column.Name, column.Type, [.. moments.Values.Select((text, row) => column.IsNull(row) ? text : Format(text))], column.Valid)
        : column;

    private string Format(string text)
    {
        var moment = TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), _zone!);
        var written = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return written + (moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture));
    }
}
