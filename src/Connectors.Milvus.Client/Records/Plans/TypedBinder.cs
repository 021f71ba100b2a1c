namespace Connectors.Milvus.Client;

/// <summary>Binds the properties of a record type to the fields of a collection, and finds everything that does not fit.</summary>
internal sealed class TypedBinder<TRecord>(Func<TRecord> factory, IReadOnlyList<RecordField<TRecord>> fields, DynamicAccess<TRecord>? dynamic)
    : RecordBinder<TRecord>(factory)
    where TRecord : class
{
    public override BoundColumns<TRecord> Bind(CollectionSchemaEntry collection)
    {
        var columns = new List<RecordColumn<TRecord>>();
        var members = new Dictionary<string, DynamicMember<TRecord>>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var field in fields)
        {
            if (Find(collection.Schema, field.Map) is { } target)
                Bind(field, target, columns, problems);
            else if (collection.Schema.EnableDynamicField && field.AsDynamicMember() is { } member)
                members.Add(field.Map.Schema.Name, member);
            else
                problems.Add($"{field.Map.PropertyName} → '{field.Map.Schema.Name}': the collection has no such field");
        }

        if (dynamic is not null && !collection.Schema.EnableDynamicField)
            problems.Add($"{dynamic.Property}: the collection has no dynamic field");

        if (problems.Count > 0)
            throw new RecordSchemaException(Describe(collection, problems));

        return new BoundColumns<TRecord> { Columns = columns, Dynamic = BindDynamic(collection, members) };
    }

    private DynamicColumn<TRecord>? BindDynamic(CollectionSchemaEntry collection, Dictionary<string, DynamicMember<TRecord>> members)
    {
        if (dynamic is null && members.Count == 0)
            return null;

        var names = collection.Schema.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return new DynamicColumn<TRecord>(
            dynamic ?? new DynamicAccess<TRecord>(string.Join(", ", members.Keys), Get: null, Set: null), members, names);
    }

    private static void Bind(RecordField<TRecord> field, MilvusFieldSchema target, List<RecordColumn<TRecord>> columns, List<string> problems)
    {
        string place = $"{field.Map.PropertyName} → '{target.Name}'";
        if (columns.Find(column => column.Field.Name == target.Name) is { } other)
            problems.Add($"{place}: the field is already taken by {other.Property}");
        else if (field.Bind(target) is { } column)
            columns.Add(column);
        else
            problems.Add($"{place}: {TypeName.Of(field.Map.ClrType)} does not fit {FieldType.Of(target)}");
    }

    /// <summary>A name that was taken from the property may differ from the field's in case, as C# and Milvus habits do.</summary>
    private static MilvusFieldSchema? Find(MilvusCollectionSchema schema, MilvusFieldMap map)
    {
        string name = map.Schema.Name;
        if (schema.Fields.FirstOrDefault(field => field.Name == name) is { } exact)
            return exact;

        if (map.IsNameGiven)
            return null;

        var similar = schema.Fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return similar.Count == 1 ? similar[0] : null;
    }

    private static string Describe(CollectionSchemaEntry collection, List<string> problems)
    {
        string fields = string.Join(", ", collection.Schema.Fields.Select(field => $"{field.Name} {FieldType.Of(field)}"));
        return $"{TypeName.Of(typeof(TRecord))} does not fit collection '{collection.Name}' ({fields}): {string.Join("; ", problems)}. "
            + "Rename with an attribute, leave properties out with [MilvusIgnore], or give the collection a dynamic field.";
    }
}
