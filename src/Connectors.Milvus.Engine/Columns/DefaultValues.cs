using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Columns;

/// <summary>Default values of fields: as text in the catalog, as a column of one row where rows are written.</summary>
internal static class DefaultValues
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Whether the value's .NET type is the one that the field's type takes.</summary>
    public static bool Fits(EngineDataType type, object value) => type switch
    {
        EngineDataType.Bool => value is bool,
        EngineDataType.Int8 or EngineDataType.Int16 or EngineDataType.Int32 => value is int,
        EngineDataType.Int64 => value is long,
        EngineDataType.Float => value is float,
        EngineDataType.Double => value is double,
        EngineDataType.VarChar or EngineDataType.Text or EngineDataType.Geometry => value is string,
        EngineDataType.Timestamptz => value is string text && TimestampText.Parse(text, TimeZoneInfo.Utc) is not null,
        EngineDataType.Json => value is ReadOnlyMemory<byte>,
        _ => false,
    };

    public static Column ToColumn(FieldDefinition field) => field.DefaultValue switch
    {
        bool value => new Column<bool>(field.Name, field.Type, [value]),
        int value => new Column<int>(field.Name, field.Type, [value]),
        long value => new Column<long>(field.Name, field.Type, [value]),
        float value => new Column<float>(field.Name, field.Type, [value]),
        double value => new Column<double>(field.Name, field.Type, [value]),
        string value => new Column<string>(field.Name, field.Type, [value]),
        ReadOnlyMemory<byte> value => new Column<ReadOnlyMemory<byte>>(field.Name, field.Type, [value]),
        _ => throw new ArgumentException($"Field '{field.Name}' cannot have the default value {field.DefaultValue}.", nameof(field)),
    };

    public static string ToText(object value) => value switch
    {
        string text => text,
        ReadOnlyMemory<byte> utf8 => Encoding.UTF8.GetString(utf8.Span),
        float number => number.ToString("R", Invariant),
        double number => number.ToString("R", Invariant),
        bool flag => flag ? "true" : "false",
        _ => ((IFormattable)value).ToString(null, Invariant),
    };

    public static object FromText(EngineDataType type, string text) => type switch
    {
        EngineDataType.Bool => bool.Parse(text),
        EngineDataType.Int8 or EngineDataType.Int16 or EngineDataType.Int32 => int.Parse(text, Invariant),
        EngineDataType.Int64 => long.Parse(text, Invariant),
        EngineDataType.Float => float.Parse(text, Invariant),
        EngineDataType.Double => double.Parse(text, Invariant),
        EngineDataType.VarChar or EngineDataType.Text or EngineDataType.Geometry or EngineDataType.Timestamptz => text,
        EngineDataType.Json => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text),
        _ => throw new FormatException($"a field of type {type} cannot have a default value"),
    };
}
