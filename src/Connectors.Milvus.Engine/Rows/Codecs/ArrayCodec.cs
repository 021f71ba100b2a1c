using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>Arrays of plain values, kept as JSON arrays.</summary>
/// <example><code>ArrayColumn rows [[1, 2], null, []]   →   TEXT '[1,2]', NULL, '[]'</code></example>
internal sealed class ArrayCodec<T>(ValueCodec<T> element, EngineDataType elementType) : ScalarCodec
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public override string SqlType => "TEXT";

    public override void Check(FieldEntry field, Column column)
    {
        if (column is not ArrayColumn arrays)
            throw Errors.Mismatch($"field '{field.Name}' is illegal, array type mismatch", "need array array", "got nil");
        // Whoever leaves the type out means the field's; the rows are looked at all the same.
        if (arrays.ElementType != EngineDataType.None && arrays.ElementType != elementType)
            throw Errors.Mismatch($"insert data does not match: element type of array field '{field.Name}'", elementType.ToString(), arrays.ElementType.ToString());
        for (var row = 0; row < arrays.Rows.Length; row++)
        {
            if (!arrays.IsNull(row))
                CheckRow(field, arrays.Rows[row], row);
        }
    }

    public override void Bind(Statement statement, int parameter, Column column, int row)
    {
        var text = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(text, Plain))
        {
            writer.WriteStartArray();
            if (((ArrayColumn)column).Rows[row] is T[] values)
            {
                foreach (var value in values)
                    element.WriteElement(writer, value);
            }

            writer.WriteEndArray();
        }

        statement.BindText(parameter, text.WrittenSpan);
    }

    public override ColumnReader NewReader(FieldEntry field) => new Reader(this, field);

    private void CheckRow(FieldEntry field, Array? array, int row)
    {
        // No elements are of every type.
        if (array is { Length: 0 })
            return;
        if (array is not T[] values)
            throw Errors.Mismatch($"insert data does not match: array field '{field.Name}', row {row}", $"{typeof(T).Name}[]", array?.GetType().Name ?? "nil");
        if (values.Length > field.MaxCapacity)
            throw Errors.Invalid($"the length ({values.Length}) of {row}th array exceeds max capacity ({field.MaxCapacity})");
        foreach (var value in values)
            element.CheckValue(field, value, row);
    }

    private T[] Parse(ReadOnlySpan<byte> json)
    {
        var values = new List<T>();
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(element.ReadElement(ref reader));
        return [.. values];
    }

    private sealed class Reader(ArrayCodec<T> codec, FieldEntry field) : ColumnReader
    {
        private readonly List<Array?> _rows = [];
        private readonly List<bool>? _valid = field.Definition.IsNullable ? [] : null;

        public override void Read(Statement statement, int ordinal)
        {
            var isNull = statement.IsNull(ordinal);
            _valid?.Add(!isNull);
            _rows.Add(isNull ? null : codec.Parse(statement.Bytes(ordinal)));
        }

        public override Column Build() => new ArrayColumn(field.Name, field.ElementType, [.. _rows], _valid?.ToArray());
    }
}
