namespace Connectors.Milvus.Client;

/// <summary>What a field must satisfy to be added to a collection that may have rows already.</summary>
internal static class AddedFieldRules
{
    public static void Check(MilvusFieldSchema field)
    {
        ArgumentNullException.ThrowIfNull(field);
        SchemaRules.CheckField(field);
        CheckRoles(field);
        if (field.IsFunctionOutput)
        {
            throw Wrong(field, "is a function's output; add it together with its function, by AddFunctionFieldAsync");
        }

        if (!field.IsNullable)
        {
            throw Wrong(field, "is not nullable, and the rows that are there have no value for it: set IsNullable, with a DefaultValue if they shall have one");
        }
    }

    public static void Check(MilvusStructFieldSchema field)
    {
        ArgumentNullException.ThrowIfNull(field);
        StructFieldRules.Check(field);
        if (!field.IsNullable)
        {
            throw new ArgumentException(
                $"The struct field '{field.Name}' is not nullable, and the rows that are there have no value for it: set IsNullable.", nameof(field));
        }
    }

    /// <summary>A field that is added with the function that fills it, and the index over it.</summary>
    public static void Check(MilvusFunctionSchema function, MilvusFieldSchema field, MilvusIndexParams index)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(field);
        SchemaRules.CheckField(field);
        CheckRoles(field);
        IndexBuilding.Check(index);
        var expected = function.Type switch
        {
            MilvusFunctionType.BM25 => MilvusDataType.SparseFloatVector,
            MilvusFunctionType.MinHash => MilvusDataType.BinaryVector,
            _ => throw new ArgumentException(
                $"The function '{function.Name}' is of type {function.Type}; only BM25 and MinHash functions can be added with their field.", nameof(function)),
        };
        if (field.DataType != expected)
        {
            throw Wrong(field, $"is a {field.DataType}; a {function.Type} function fills a {expected}");
        }

        if (function.OutputFields.Count != 1 || function.OutputFields[0] != field.Name)
        {
            throw Wrong(field, $"is not the output of the function '{function.Name}', which is {string.Join(", ", function.OutputFields)}");
        }

        if (index.FieldName != field.Name)
        {
            throw Wrong(field, $"is not the field of the index, which is '{index.FieldName}'");
        }

        if (index.IndexType.Length == 0 || index.IndexType.Equals(MilvusIndexTypes.AutoIndex, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "The index has no kind of its own, and servers choose none here: give SPARSE_INVERTED_INDEX for BM25, MINHASH_LSH for MinHash.",
                nameof(index));
        }
    }

    private static void CheckRoles(MilvusFieldSchema field)
    {
        if (field.IsPrimaryKey || field.IsPartitionKey)
        {
            throw Wrong(field, $"is a {(field.IsPrimaryKey ? "primary" : "partition")} key, which only a new collection can have");
        }
    }

    private static ArgumentException Wrong(MilvusFieldSchema field, string why) => new($"Field '{field.Name}' {why}.", nameof(field));
}
