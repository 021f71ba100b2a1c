namespace Connectors.Milvus.Client;

/// <summary>Binds the properties of a record type to the fields of a collection, and finds everything that does not fit.</summary>
internal sealed class TypedBinder<TRecord>(
    Func<TRecord> factory, IReadOnlyList<RecordField<TRecord>> fields, IReadOnlyList<StructField<TRecord>> structs, DynamicAccess<TRecord>? dynamic)
    : RecordBinder<TRecord>(factory)
    where TRecord : class
{
    public IReadOnlyList<RecordField<TRecord>> Fields { get; } = fields;

    public override BoundColumns<TRecord> Bind(CollectionSchemaEntry collection)
    {
        var columns = new List<RecordColumn<TRecord>>();
        var members = new Dictionary<string, DynamicMember<TRecord>>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var field in Fields)
        {
            if (FieldNaming.Find(collection.Schema.Fields, target => target.Name, field.Map.Schema.Name, field.Map.IsNameGiven) is { } target)
                Bind(field, target, columns, problems);
            else if (collection.Schema.EnableDynamicField && field.AsDynamicMember() is { } member)
                members.Add(field.Map.Schema.Name, member);
            else
                problems.Add($"{field.Map.PropertyName} → '{field.Map.Schema.Name}': the collection has no such field");
        }

        foreach (var field in structs)
            Bind(field, collection.Schema, columns, problems);

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

        return new DynamicColumn<TRecord>(
            dynamic ?? new DynamicAccess<TRecord>(string.Join(", ", members.Keys), Get: null, Set: null), members, collection.Schema.FieldNames());
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

    private static void Bind(
        StructField<TRecord> field, MilvusCollectionSchema schema, List<RecordColumn<TRecord>> columns, List<string> problems)
    {
        string name = field.Map.Schema.Name;
        if (FieldNaming.Find(schema.StructFields, target => target.Name, name, field.Map.IsNameGiven) is not { } target)
            problems.Add($"{field.Map.PropertyName} → '{name}': the collection has no such array of structs");
        else if (columns.Find(column => column.Field.Name == target.Name) is { } other)
            problems.Add($"{field.Map.PropertyName} → '{target.Name}': the field is already taken by {other.Property}");
        else if (field.Bind(target, problems) is { } column)
            columns.Add(column);
    }

    private static string Describe(CollectionSchemaEntry collection, List<string> problems)
    {
        string fields = string.Join(
            ", ",
            collection.Schema.Fields.Select(field => $"{field.Name} {FieldType.Of(field)}")
                .Concat(collection.Schema.StructFields.Select(field => $"{field.Name} Array<Struct>")));
        return $"{TypeName.Of(typeof(TRecord))} does not fit collection '{collection.Name}' ({fields}): {string.Join("; ", problems)}. "
            + "Rename with an attribute, leave properties out with [MilvusIgnore], or give the collection a dynamic field.";
    }
}
