namespace Connectors.Milvus.Client;

/// <summary>
/// Dates and times. As integers they sort and compare as what they are: a time is its ticks of 100 nanoseconds in an Int64 field
/// (a DateTimeOffset those of its UTC, a DateTime its own without its kind), a date its day number in an Int32 field.
/// In Timestamptz fields a time is ISO 8601 with an offset, to the microsecond.
/// </summary>
internal static class TimeCodecs
{
    public static Codec<DateTime>? DateTime(FieldType field) => (Codec<DateTime>?)TimestampCodec<DateTime>.For(field, Instant, time => time.UtcDateTime)
        ?? Ticks(field, Ticks, ticks => new DateTime(ticks));

    public static Codec<DateTimeOffset>? DateTimeOffset(FieldType field) => (Codec<DateTimeOffset>?)TimestampCodec<DateTimeOffset>.For(field, time => time, time => time)
        ?? Ticks(field, Ticks, ticks => new DateTimeOffset(ticks, System.TimeSpan.Zero));

    public static Codec<TimeOnly>? TimeOnly(FieldType field) => Ticks(field, Ticks, ticks => new TimeOnly(ticks));

    public static Codec<TimeSpan>? TimeSpan(FieldType field) => Ticks(field, Ticks, ticks => new TimeSpan(ticks));

    public static Codec<DateOnly>? DateOnly(FieldType field) => field.Type is MilvusDataType.Int32 or MilvusDataType.Int64
        ? new ConvertedCodec<DateOnly, int>(IntegerCodec<int>.For(field)!, DayNumber, System.DateOnly.FromDayNumber)
        : null;

    public static long Ticks(DateTime value) => value.Ticks;

    public static long Ticks(DateTimeOffset value) => value.UtcTicks;

    public static long Ticks(TimeOnly value) => value.Ticks;

    public static long Ticks(TimeSpan value) => value.Ticks;

    public static int DayNumber(DateOnly value) => value.DayNumber;

    /// <exception cref="FieldValueException">The time does not say where it is.</exception>
    public static DateTimeOffset Instant(DateTime value) => value.Kind == DateTimeKind.Unspecified
        ? throw new FieldValueException("the DateTime's kind is Unspecified, so it is no point in time; make it Utc or Local, or use DateTimeOffset")
        : new DateTimeOffset(value);

    private static ConvertedCodec<T, long>? Ticks<T>(FieldType field, Func<T, long> encode, Func<long, T> decode)
        where T : struct =>
        field.Type == MilvusDataType.Int64 ? new ConvertedCodec<T, long>(IntegerCodec<long>.For(field)!, encode, decode) : null;
}
