using System.Collections.Frozen;
using System.Globalization;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// The types that key and data properties may have. One line per type gives the type itself, its <see cref="Nullable{T}"/>,
/// its arrays and its lists; which field type a stored type gets is the client's table's to say.
/// </summary>
internal static class PropertyCodecs
{
    private const string SupportedScalars =
        "bool, byte, sbyte, short, int, long, float, double, decimal, string, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly";

    private static readonly FrozenDictionary<Type, PropertyCodec> Data = new CodecTable()
        .Native<bool>()
        .Native<sbyte>()
        .Native<short>()
        .Native<int>()
        .Native<long>()
        .Native<float>()
        .Native<double>()
        .Text()
        .Converted<byte, short>(value => value, stored => checked((byte)stored))
        .Converted<DateTime, long>(value => value.Ticks, stored => new DateTime(stored))
        .Converted<DateTimeOffset, long>(value => value.UtcTicks, stored => new DateTimeOffset(stored, TimeSpan.Zero))
        .Converted<DateOnly, int>(value => value.DayNumber, DateOnly.FromDayNumber)
        .Converted<TimeOnly, long>(value => value.Ticks, stored => new TimeOnly(stored))
        .NativeText<Guid>(36, GuidText)
        .AsText<decimal>(31, DecimalText, stored => decimal.Parse(stored, NumberStyles.Number, CultureInfo.InvariantCulture), keepsOrder: false)
        .ToFrozen();

    /// <summary>Milvus keys are Int64 or VarChar, so an int key is a narrow Int64.</summary>
    private static readonly PropertyCodec IntKey = new CodecTable()
        .Converted<int, long>(value => value, stored => checked((int)stored))
        .ToFrozen()[typeof(int)];

    /// <summary>What a message names as the types of data properties.</summary>
    public const string SupportedData = SupportedScalars + ", their nullable forms, and arrays and lists of them";

    /// <summary>What a message names as the types of keys.</summary>
    public const string SupportedKeys = "string, long, int and Guid";

    public static PropertyCodec? ForData(Type type) => Data.GetValueOrDefault(type);

    public static PropertyCodec? ForKey(Type type) =>
        type == typeof(int) ? IntKey
        : type == typeof(string) || type == typeof(long) || type == typeof(Guid) ? Data[type]
        : null;

    /// <summary>A Guid as text: 36 characters, lower case.</summary>
    public static string GuidText(Guid value) => value.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>
    /// The exact value without trailing zeros, so that 1.50 and 1.5, which C# holds to be equal, are the same text.
    /// </summary>
    private static string DecimalText(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
