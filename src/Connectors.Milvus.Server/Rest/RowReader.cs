using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary>Rows of a write, from a list of JSON objects to Milvus's columns. Members that are no fields become the dynamic field.</summary>
internal sealed class RowReader
{
    private readonly CollectionSchema _schema;
    private readonly JsonElement[] _rows;
    private readonly bool _isPartial;

    /// <param name="schema">The collection's.</param>
    /// <param name="data">A list of objects, or one.</param>
    /// <param name="isPartial">Whether fields that no row has stay as they are in the collection.</param>
    public RowReader(CollectionSchema schema, JsonElement data, bool isPartial = false)
    {
        _schema = schema;
        _isPartial = isPartial;
        _rows = data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()] : [data];
        if (_rows.Length == 0)
            throw RestException.Missing("data");
        if (Array.FindIndex(_rows, row => row.ValueKind != JsonValueKind.Object) is >= 0 and var index)
            throw RestException.BadRow($"row {index} is a JSON {_rows[index].ValueKind}, not an object");
    }

    public int Count => _rows.Length;

    /// <exception cref="RestException">A row does not fit the schema; the message names row and field.</exception>
    public IEnumerable<FieldData> ReadColumns()
    {
        foreach (var field in _schema.Fields)
        {
            if (!field.IsDynamic && ReadColumn(field) is { } column)
                yield return column;
        }

        if (ReadDynamic() is { } dynamic)
            yield return dynamic;
    }

    private FieldData? ReadColumn(FieldSchema field)
    {
        var values = Array.ConvertAll(_rows, row => Value(row, field.Name));
        var mayMiss = field.Nullable || field.DefaultValue is not null;
        if (Array.TrueForAll(values, value => value is null) && (_isPartial || mayMiss || field.AutoID || field.IsFunctionOutput))
            return null;
        if (field.IsFunctionOutput)
            throw RestException.BadRow($"not allowed to provide input data for function output field: {field.Name}");
        if (!mayMiss && Array.FindIndex(values, value => value is null) is >= 0 and var missing)
            throw RestException.BadRow($"row {missing} has no value for field {field.Name}");

        // Nulls are left out of the data and told by flags.
        var present = values.OfType<JsonElement>().ToArray();
        var column = FieldDataBuilder.Build(field, present);
        if (mayMiss)
            column.ValidData.AddRange(values.Select(value => value is not null));

        return column;
    }

    private FieldData? ReadDynamic()
    {
        var names = _schema.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (!_schema.EnableDynamicField)
        {
            var stranger = _rows.SelectMany(row => row.EnumerateObject()).FirstOrDefault(member => !names.Contains(member.Name));
            return stranger.Value.ValueKind == JsonValueKind.Undefined
                ? null
                : throw RestException.BadRow($"has pass more field without dynamic schema, please check it: {stranger.Name}");
        }

        var json = new JSONArray();
        foreach (var row in _rows)
            json.Data.Add(DynamicObject(row, names));

        return new FieldData
        {
            Type = DataType.Json,
            FieldName = DynamicFieldJson.FieldName,
            IsDynamic = true,
            Scalars = new ScalarField { JsonData = json },
        };
    }

    private static ByteString DynamicObject(JsonElement row, HashSet<string> names)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in row.EnumerateObject())
            {
                if (!names.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
                    member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return UnsafeByteOperations.UnsafeWrap(stream.ToArray());
    }

    private static JsonElement? Value(JsonElement row, string name)
        => row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
