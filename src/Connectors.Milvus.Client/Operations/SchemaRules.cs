namespace Connectors.Milvus.Client;

/// <summary>What a schema must satisfy before it is sent.</summary>
internal static class SchemaRules
{
    public static void Check(MilvusCollectionSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(schema.Fields, nameof(schema));
        Limits.RequireRange(
            schema.Fields.Count, 1, Limits.Fields, "The number of fields", "Put what is rarely filtered into a JSON or dynamic field.", "schema");

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in schema.Fields)
        {
            Limits.RequireNewName(field.Name, "field name", "schema");
            if (!names.Add(field.Name))
            {
                throw Wrong(field, "is there twice; every field needs a name of its own");
            }

            CheckType(field);
            CheckRoles(field);
        }

        CheckPrimaryKey(schema);
        foreach (var field in schema.StructFields)
        {
            StructFieldRules.Check(field);
            if (!names.Add(field.Name))
            {
                throw new ArgumentException($"Field '{field.Name}' is there twice; every field needs a name of its own.", nameof(schema));
            }
        }

        FunctionRules.Check(schema);
    }

    /// <summary>One field, whatever schema it is for.</summary>
    public static void CheckField(MilvusFieldSchema field)
    {
        Limits.RequireNewName(field.Name, "field name", "schema");
        CheckType(field);
        CheckRoles(field);
    }

    private static void CheckPrimaryKey(MilvusCollectionSchema schema)
    {
        var keys = schema.Fields.Where(field => field.IsPrimaryKey).ToArray();
        if (keys.Length != 1)
        {
            throw new ArgumentException(
                keys.Length == 0
                    ? "The schema has no primary key: mark one Int64 or VarChar field with IsPrimaryKey."
                    : $"The schema has {keys.Length} primary keys ({string.Join(", ", keys.Select(key => key.Name))}); Milvus wants exactly one.",
                nameof(schema));
        }

        if (keys[0].DataType is not (MilvusDataType.Int64 or MilvusDataType.VarChar))
        {
            throw Wrong(keys[0], $"is the primary key and of type {keys[0].DataType}; a primary key is an Int64 or a VarChar");
        }

        if (keys[0].IsNullable)
        {
            throw Wrong(keys[0], "is the primary key and nullable; every row needs a key");
        }
    }

    private static void CheckType(MilvusFieldSchema field)
    {
        switch (field.DataType)
        {
            case MilvusDataType.VarChar:
                CheckMaxLength(field);
                break;
            case MilvusDataType.Array:
                CheckArray(field);
                break;
            case MilvusDataType.SparseFloatVector:
                break;
            case MilvusDataType.None or MilvusDataType.String:
                throw Wrong(field, $"has type {field.DataType}, which no field can have; use VarChar for text");
            case var _ when field.IsVector:
                CheckDimension(field);
                break;
        }
    }

    private static void CheckDimension(MilvusFieldSchema field)
    {
        var max = field.DataType == MilvusDataType.BinaryVector ? Limits.Dimension * 8 : Limits.Dimension;
        Limits.RequireRange(
            field.Dimension ?? 0, 1, max, $"The dimension of field '{field.Name}'", "Give the number of elements of its vectors.", "schema");
        if (field.DataType == MilvusDataType.BinaryVector && field.Dimension % 8 != 0)
        {
            throw Wrong(field, $"has {field.Dimension} bits; a binary vector has a multiple of 8");
        }
    }

    private static void CheckArray(MilvusFieldSchema field)
    {
        if (field.ElementType is not ((>= MilvusDataType.Bool and <= MilvusDataType.Int64)
            or MilvusDataType.Float or MilvusDataType.Double or MilvusDataType.VarChar))
        {
            throw Wrong(field, $"is an array of {field.ElementType}; elements are Bool, integers, Float, Double or VarChar");
        }

        Limits.RequireRange(
            field.MaxCapacity ?? 0, 1, Limits.ArrayCapacity, $"The capacity of array '{field.Name}'", "Set MaxCapacity to its largest number of elements.", "schema");
        if (field.ElementType == MilvusDataType.VarChar)
        {
            CheckMaxLength(field);
        }
    }

    private static void CheckMaxLength(MilvusFieldSchema field) => Limits.RequireRange(
        field.MaxLength ?? 0, 1, Limits.VarCharBytes, $"The maximum length of field '{field.Name}'", "Set MaxLength to its longest text in UTF-8 bytes.", "schema");

    private static void CheckRoles(MilvusFieldSchema field)
    {
        if (field.AutoId && !field.IsPrimaryKey)
        {
            throw Wrong(field, "has AutoId and is not the primary key; only keys are generated");
        }

        if (field.DefaultValue is not null && (field.IsVector || field.DataType == MilvusDataType.Array || field.IsPrimaryKey))
        {
            throw Wrong(field, "has a default value, which primary keys, vectors and arrays cannot have");
        }
    }

    private static ArgumentException Wrong(MilvusFieldSchema field, string why) => new($"Field '{field.Name}' {why}.");
}
