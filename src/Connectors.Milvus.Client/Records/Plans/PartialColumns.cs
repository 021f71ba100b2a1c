using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Which columns a partial update sends: the key, and the fields that are named or that the records have.</summary>
internal static class PartialColumns
{
    /// <exception cref="RecordSchemaException">A named field is none, records have different fields, or nothing is left to change.</exception>
    public static RecordColumn<TRecord>[] Select<TRecord>(
        BoundColumns<TRecord> bound, CollectionSchemaEntry collection, IReadOnlyList<TRecord> rows, IReadOnlyList<string>? fields)
        where TRecord : class
    {
        var key = collection.PrimaryKey.Name;
        var names = fields?.ToHashSet(StringComparer.Ordinal) ?? PresentFields(bound, rows);
        RecordColumn<TRecord>[] columns =
        [
            .. bound.Columns.Where(column => !column.Field.IsFunctionOutput && (names is null || column.Field.Name == key || names.Contains(column.Field.Name))),
        ];
        var dynamic = fields is null ? bound.Dynamic : DynamicPart(bound, collection, fields);
        return columns.Any(column => column.Field.Name != key) || dynamic is not null
            ? [.. columns, .. dynamic is null ? [] : new[] { dynamic }, .. bound.Checks]
            : throw new RecordSchemaException($"A partial update of collection '{collection.Name}' changes no field beside the key '{key}'. Give the fields to change.");
    }

    // A server takes one list of fields for all rows. Only dictionaries have keys to go by.
    private static HashSet<string>? PresentFields<TRecord>(BoundColumns<TRecord> bound, IReadOnlyList<TRecord> rows)
        where TRecord : class
    {
        if (bound.HasValue is not { } hasValue || rows[0] is null)
            return null;

        var names = bound.Columns.Select(column => column.Field.Name).Where(name => hasValue(rows[0], name)).ToHashSet(StringComparer.Ordinal);
        for (int row = 1; row < rows.Count; row++)
        {
            foreach (var column in bound.Columns)
            {
                string name = column.Field.Name;
                if (rows[row] is { } record && hasValue(record, name) != names.Contains(name))
                {
                    throw RecordErrors.BadRecord(
                        row,
                        $"{(names.Contains(name) ? "lacks" : "has")} the key \"{name}\", other than record 0; all records of a partial update have the same fields");
                }
            }
        }

        return names;
    }

    private static DynamicColumn<TRecord>? DynamicPart<TRecord>(
        BoundColumns<TRecord> bound, CollectionSchemaEntry collection, IReadOnlyList<string> fields)
        where TRecord : class
    {
        var names = fields.Where(name => !collection.Schema.HasField(name)).ToHashSet(StringComparer.Ordinal);
        var unmapped = fields.Except(names).Except(bound.Columns.Select(column => column.Field.Name)).ToList();
        if (unmapped.Count > 0 || (names.Count > 0 && bound.Dynamic is null))
        {
            throw new RecordSchemaException(
                $"A partial update of collection '{collection.Name}' names {string.Join(", ", unmapped.Concat(names).Select(name => $"'{name}'"))}, "
                + "which the records do not have or the collection does not.");
        }

        return names.Count == 0 ? null : names.Contains(DynamicFieldJson.FieldName) ? bound.Dynamic : bound.Dynamic!.Only(names);
    }
}
