using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Points in time in Timestamptz fields: <c>2026-01-31T08:30:00.000000+02:00</c>. Milvus keeps microseconds, so a seventh digit is cut.
/// It answers in the time zone of the collection or of the read.
/// </summary>
internal sealed class TimestampCodec<T> : FormattedCodec<T>
    where T : struct
{
    private readonly Func<T, DateTimeOffset> _encode;
    private readonly Func<DateTimeOffset, T> _decode;

    private TimestampCodec(Func<T, DateTimeOffset> encode, Func<DateTimeOffset, T> decode)
        : base(Longest)
    {
        _encode = encode;
        _decode = decode;
    }

    public static TimestampCodec<T>? For(FieldType field, Func<T, DateTimeOffset> encode, Func<DateTimeOffset, T> decode) =>
        field.Type == MilvusDataType.Timestamptz ? new TimestampCodec<T>(encode, decode) : null;

    protected override int Format(T value, Span<byte> utf8) =>
        _encode(value).TryFormat(utf8, out int written, Timestamps.Format, CultureInfo.InvariantCulture)
            ? written
            : throw new InvalidOperationException("64 bytes hold every time.");

    protected override bool TryParse(string text, out T value)
    {
        bool isTime = Timestamps.TryParse(text, out var time);
        value = isTime ? _decode(time) : default;
        return isTime;
    }
}

/// <summary>Points in time as text.</summary>
internal static class Timestamps
{
    public const string Format = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'ffffffzzz";

    public static string Text(DateTimeOffset value) => value.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>What is without an offset is in UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
