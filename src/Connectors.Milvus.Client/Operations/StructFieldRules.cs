namespace Connectors.Milvus.Client;

/// <summary>What an array of structs must satisfy before it is sent.</summary>
internal static class StructFieldRules
{
    /// <summary>What structs hold, for messages.</summary>
    public const string Held = "a struct holds Bool, numbers, VarChar, Geometry, Timestamptz and dense vectors";

    public static bool Holds(MilvusDataType type) =>
        type is not (MilvusDataType.Array or MilvusDataType.Json or MilvusDataType.SparseFloatVector or MilvusDataType.Text);

    public static void Check(MilvusStructFieldSchema field)
    {
        ArgumentNullException.ThrowIfNull(field);
        Limits.RequireNewName(field.Name, "field name", nameof(field));
        Limits.RequireRange(
            field.MaxCapacity, 1, Limits.ArrayCapacity, $"The capacity of '{field.Name}'", "Set MaxCapacity to its largest number of structs.", nameof(field));
        if (field.Fields is not { Count: > 0 })
        {
            throw new ArgumentException($"The struct field '{field.Name}' has no fields of its own. Give at least one.", nameof(field));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sub in field.Fields)
        {
            SchemaRules.CheckField(sub);
            if (!names.Add(sub.Name))
            {
                throw Wrong(field, sub, "is there twice; every field of a struct needs a name of its own");
            }

            if (!Holds(sub.DataType))
            {
                throw Wrong(field, sub, $"is of type {sub.DataType}; {Held}");
            }

            if (sub.IsPrimaryKey || sub.IsPartitionKey || sub.IsClusteringKey || sub.IsNullable || sub.DefaultValue is not null)
            {
                throw Wrong(field, sub, "is a key, nullable or has a default value, which fields of a struct cannot");
            }
        }
    }

    private static ArgumentException Wrong(MilvusStructFieldSchema field, MilvusFieldSchema sub, string why) =>
        new($"Field '{StructFieldMessages.FullName(field.Name, sub.Name)}' {why}.", nameof(field));
}
