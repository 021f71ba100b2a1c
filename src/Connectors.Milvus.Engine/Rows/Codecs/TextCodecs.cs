using System.Text;
using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Shapes;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>VarChar. The limit counts UTF-8 bytes.</summary>
internal class TextCodec : ValueCodec<string>
{
    public override string SqlType => "TEXT";

    public override string Expected => "string";

    public override void CheckValue(FieldEntry field, string value, int row)
    {
        var bytes = value.Length * 3 <= field.MaxLength ? 0 : Encoding.UTF8.GetByteCount(value);
        if (bytes > field.MaxLength)
            throw Errors.Invalid($"length of varchar {(field.Type == EngineDataType.Array ? "array " : "")}field {field.Name} exceeds max length, row number: {row}, length: {bytes}, max length: {field.MaxLength}");
    }

    public override void BindValue(Statement statement, int parameter, string value) => statement.BindText(parameter, value);

    public override string ReadValue(Statement statement, int ordinal) => statement.Text(ordinal);

    public override void WriteElement(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public override string ReadElement(ref Utf8JsonReader reader) => reader.GetString()!;
}

/// <summary>Well-known text of a shape, kept exactly as sent.</summary>
internal sealed class ShapeCodec : TextCodec
{
    public override void CheckValue(FieldEntry field, string value, int row)
    {
        var (shape, reason) = WellKnownText.Read(value);
        if (shape is null)
            throw Errors.Invalid($"insert invalid geo data: the value of geometry field ({field.Name}) is no WKT, row number: {row}: {reason}");
    }
}

/// <summary>JSON, kept exactly as sent; the dynamic field is JSON that must be an object.</summary>
internal sealed class JsonCodec : ValueCodec<ReadOnlyMemory<byte>>
{
    public override string SqlType => "TEXT";

    public override string Expected => "json";

    public override void CheckValue(FieldEntry field, ReadOnlyMemory<byte> value, int row)
    {
        if (value.Length > Limits.JsonBytes)
            throw Errors.Invalid($"the length ({value.Length}) of json field ({field.Name}) exceeds max length ({Limits.JsonBytes}), row number: {row}");
        if (field.IsDynamic && !JsonText.IsObject(value.Span))
            throw Errors.Invalid($"the dynamic field must hold one JSON object per row, row number: {row}");
        if (!field.IsDynamic && !JsonText.IsValid(value.Span))
            throw Errors.Invalid($"the value of json field ({field.Name}) is not valid JSON, row number: {row}");
    }

    public override void BindValue(Statement statement, int parameter, ReadOnlyMemory<byte> value) => statement.BindText(parameter, value.Span);

    public override ReadOnlyMemory<byte> ReadValue(Statement statement, int ordinal) => statement.Bytes(ordinal).ToArray();

    public override void WriteElement(Utf8JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteRawValue(value.Span);

    public override ReadOnlyMemory<byte> ReadElement(ref Utf8JsonReader reader) => throw new NotSupportedException("Arrays of JSON do not exist.");
}
