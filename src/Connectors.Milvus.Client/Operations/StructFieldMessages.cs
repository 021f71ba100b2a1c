using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Arrays of structs as messages, both ways. In a schema of ours a sub-field is what one struct has; on the wire it is an array of
/// that, which the structs of a row share:
/// <code>
/// chunks { text VarChar(200), vector FloatVector(4) } of 10
///     →  struct_array_fields { name: "chunks", fields: { name: "text", Array of VarChar, max_length 200, max_capacity 10 },
///                                              fields: { name: "vector", ArrayOfVector of FloatVector, dim 4, max_capacity 10 } }
/// </code>
/// Whether a row may have no structs is said of the field and of each sub-field. Servers name a stored sub-field <c>chunks[text]</c>.
/// </summary>
internal static class StructFieldMessages
{
    public static StructArrayFieldSchema ToMessage(MilvusStructFieldSchema field)
    {
        var message = new StructArrayFieldSchema { Name = field.Name, Description = field.Description, Nullable = field.IsNullable };
        message.TypeParams.AddRange(Parameters.Pairs(field.TypeParams));
        message.Fields.AddRange(field.Fields.Select(sub => SchemaMessages.ToMessage(Wrap(sub, field.MaxCapacity) with { IsNullable = field.IsNullable })));
        return message;
    }

    public static MilvusStructFieldSchema FromMessage(StructArrayFieldSchema message)
    {
        var fields = message.Fields.Select(SchemaMessages.FromMessage).ToArray();
        return new MilvusStructFieldSchema
        {
            FieldId = message.FieldID,
            Name = message.Name,
            Description = message.Description,
            IsNullable = message.Nullable,
            TypeParams = Parameters.ToDictionary(message.TypeParams),
            MaxCapacity = fields.Max(field => field.MaxCapacity) ?? Limits.ArrayCapacity,
            Fields = [.. fields.Select(field => Unwrap(field, message.Name))],
        };
    }

    /// <summary>The name by which a sub-field is searched, filtered and asked for.</summary>
    public static string FullName(string structField, string subField) => $"{structField}[{subField}]";

    /// <summary>The sub-field's own name, of either spelling.</summary>
    public static string SubName(string structField, string name) =>
        name.Length > structField.Length + 2 && name[^1] == ']' && name[structField.Length] == '['
            && name.StartsWith(structField, StringComparison.Ordinal)
            ? name[(structField.Length + 1)..^1]
            : name;

    /// <summary>A sub-field as it is on the wire: the array that the structs of a row share.</summary>
    public static MilvusFieldSchema Wrap(MilvusFieldSchema sub, int maxCapacity) => sub with
    {
        DataType = sub.IsVector ? MilvusDataType.ArrayOfVector : MilvusDataType.Array,
        ElementType = sub.DataType,
        MaxCapacity = maxCapacity,
    };

    private static MilvusFieldSchema Unwrap(MilvusFieldSchema array, string structField) => array with
    {
        Name = SubName(structField, array.Name),
        DataType = array.ElementType,
        ElementType = MilvusDataType.None,
        MaxCapacity = null,
        IsNullable = false,
    };
}
