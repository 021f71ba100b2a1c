namespace Connectors.Milvus.Client;

/// <summary>
/// Binds <c>Dictionary&lt;string, object?&gt;</c>: the collection's fields decide how values travel, once for each batch. Keys that
/// are no fields go to the dynamic field, where there is one.
/// </summary>
internal sealed class DictionaryBinder() : RecordBinder<Dictionary<string, object?>>(() => new Dictionary<string, object?>(StringComparer.Ordinal))
{
    public override BoundColumns<Dictionary<string, object?>> Bind(CollectionSchemaEntry collection)
    {
        var schema = collection.Schema;
        var names = schema.FieldNames();
        return new BoundColumns<Dictionary<string, object?>>
        {
            Columns =
            [
                .. schema.Fields.Select(Column).OfType<RecordColumn<Dictionary<string, object?>>>(),
                .. schema.StructFields.Select(LooseStructs.Column),
            ],
            Dynamic = schema.EnableDynamicField ? Dynamic(names) : null,
            Checks = schema.EnableDynamicField ? [] : [new UnknownKeyCheck(names)],
            HasValue = static (record, name) => record.ContainsKey(name),
            GeneratedKeyCheck = new GeneratedKeyCheck(collection.PrimaryKey),
        };
    }

    private static FieldColumn<Dictionary<string, object?>, object?>? Column(MilvusFieldSchema field)
    {
        string name = field.Name;
        return CodecTable.Loose(FieldType.Of(field)) is { } codec
            ? new FieldColumn<Dictionary<string, object?>, object?>(
                $"key \"{name}\"",
                field,
                codec,
                record => record.GetValueOrDefault(name),
                (record, value) => record[name] = value,
                setsNull: true)
            : null;
    }

    private static DynamicColumn<Dictionary<string, object?>> Dynamic(HashSet<string> names) => new(
        new DynamicAccess<Dictionary<string, object?>>(
            "the keys that are no fields",
            record => record,
            (record, values) =>
            {
                foreach (var (key, value) in values)
                    record[key] = value;
            },
            HoldsFields: true),
        new Dictionary<string, DynamicMember<Dictionary<string, object?>>>(),
        names);
}
