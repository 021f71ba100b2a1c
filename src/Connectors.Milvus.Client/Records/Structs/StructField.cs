namespace Connectors.Milvus.Client;

/// <summary>One property of structs and the field it is stored in.</summary>
internal sealed record StructMap
{
    /// <summary>The property's name, or the field's where the map was built from functions.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The field as a collection created from the map would have it.</summary>
    public required MilvusStructFieldSchema Schema { get; init; }

    /// <summary>The indexes that a collection created from the map gets on its sub-fields, under their full names.</summary>
    public required IReadOnlyList<MilvusIndexParams> Indexes { get; init; }

    /// <summary>Whether the name was given rather than taken from the property: a given name has to match exactly.</summary>
    public bool IsNameGiven { get; init; } = true;

    /// <summary>The map of a property whose structs have the given fields.</summary>
    public static StructMap Of(string property, MilvusStructFieldSchema schema, IEnumerable<MilvusFieldMap> members) => new()
    {
        PropertyName = property,
        Schema = schema,
        Indexes =
        [
            .. members.Select(member => member.Index).OfType<MilvusIndexParams>()
                .Select(index => index with { FieldName = StructFieldMessages.FullName(schema.Name, index.FieldName) }),
        ],
    };
}

/// <summary>A property of structs before it meets a collection.</summary>
internal abstract class StructField<TRecord>(StructMap map)
    where TRecord : class
{
    public StructMap Map { get; } = map;

    /// <summary>The column of a collection's array of structs, or null with the problems why there is none.</summary>
    public abstract RecordColumn<TRecord>? Bind(MilvusStructFieldSchema field, List<string> problems);
}

/// <inheritdoc cref="StructField{TRecord}"/>
internal sealed class StructField<TRecord, TStruct>(
    StructMap map, StructAccess<TRecord, TStruct> access, IReadOnlyList<RecordField<TStruct>> members) : StructField<TRecord>(map)
    where TRecord : class
    where TStruct : class
{
    public override RecordColumn<TRecord>? Bind(MilvusStructFieldSchema field, List<string> problems)
    {
        var parts = new List<StructPart<TStruct>>(members.Count);
        int known = problems.Count;
        foreach (var member in members)
        {
            string place = $"{Map.PropertyName}[].{member.Map.PropertyName}";
            string name = member.Map.Schema.Name;
            if (FieldNaming.Find(field.Fields, sub => sub.Name, name, member.Map.IsNameGiven) is not { } target)
                problems.Add($"{place} → '{StructFieldMessages.FullName(field.Name, name)}': the collection has no such field");
            else if (parts.Exists(part => part.Field.Name == target.Name))
                problems.Add($"{place} → '{StructFieldMessages.FullName(field.Name, target.Name)}': the field is already taken");
            else if (member.BindPart(target) is { } part)
                parts.Add(part);
            else
                problems.Add($"{place} → '{StructFieldMessages.FullName(field.Name, target.Name)}': {TypeName.Of(member.Map.ClrType)} does not fit {FieldType.Of(target)}");
        }

        return problems.Count == known ? new StructColumn<TRecord, TStruct>(field, access, parts) : null;
    }
}
