using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>Timestamptz: text outside, microseconds in UTC inside. Texts without an offset belong to the collection's time zone, and so do answers.</summary>
internal sealed class TimestampCodec(TimeZoneInfo zone) : ValueCodec<string>
{
    public static readonly TimestampCodec Utc = new(TimeZoneInfo.Utc);

    public override string SqlType => "INTEGER";

    public override string Expected => "string";

    public static TimestampCodec In(TimeZoneInfo zone) => zone == TimeZoneInfo.Utc ? Utc : new TimestampCodec(zone);

    public override void CheckValue(FieldEntry field, string value, int row)
    {
        if (TimestampText.Parse(value, zone) is null)
            throw Errors.Invalid($"got invalid timestamptz string: {value}, field {field.Name}, row number: {row}, expected ISO 8601 such as 2025-01-02T03:04:05Z");
    }

    public override void BindValue(Statement statement, int parameter, string value) => statement.Bind(parameter, TimestampText.Parse(value, zone)!.Value);

    public override string ReadValue(Statement statement, int ordinal) => TimestampText.Format(statement.Int64(ordinal), zone);

    public override void WriteElement(Utf8JsonWriter writer, string value) => throw new NotSupportedException("Arrays of Timestamptz do not exist.");

    public override string ReadElement(ref Utf8JsonReader reader) => throw new NotSupportedException("Arrays of Timestamptz do not exist.");
}
