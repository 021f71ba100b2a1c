namespace Connectors.Milvus.Client;

/// <summary>What the functions of a schema must satisfy before they are sent.</summary>
internal static class FunctionRules
{
    public static void Check(MilvusCollectionSchema schema)
    {
        var fields = schema.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var function in schema.Functions)
        {
            Limits.RequireNewName(function.Name, "function name", "schema");
            if (!names.Add(function.Name))
            {
                throw Wrong(function, "is there twice; every function needs a name of its own");
            }

            if (function.Type is MilvusFunctionType.Rerank or MilvusFunctionType.Unknown)
            {
                throw Wrong(function, $"is of type {function.Type}; a schema has functions that compute fields, and rankers belong to searches");
            }

            foreach (var input in Existing(function, function.InputFields, "reads", fields))
            {
                CheckInput(function, input);
            }

            foreach (var output in Existing(function, function.OutputFields, "fills", fields))
            {
                CheckOutput(function, output);
                if (!outputs.Add(output.Name))
                {
                    throw Wrong(function, $"fills '{output.Name}', which another function fills too");
                }
            }
        }
    }

    private static IEnumerable<MilvusFieldSchema> Existing(
        MilvusFunctionSchema function, IReadOnlyList<string> names, string verb, Dictionary<string, MilvusFieldSchema> fields)
    {
        if (names.Count == 0)
        {
            throw Wrong(function, $"{verb} no field");
        }

        foreach (var name in names)
        {
            yield return fields.GetValueOrDefault(name)
                ?? throw Wrong(function, $"{verb} '{name}', which is no field of the schema ({string.Join(", ", fields.Keys)})");
        }
    }

    private static void CheckInput(MilvusFunctionSchema function, MilvusFieldSchema input)
    {
        if (input.DataType is not (MilvusDataType.VarChar or MilvusDataType.Text))
        {
            throw Wrong(function, $"reads '{input.Name}' of type {input.DataType}; it reads text");
        }

        if (function.Type == MilvusFunctionType.BM25 && !input.TypeParams.ContainsKey(MilvusFieldSchema.EnableAnalyzer))
        {
            throw Wrong(function, $"reads '{input.Name}', which has no analyzer to split its texts into words: make the field with WithAnalyzer()");
        }
    }

    private static void CheckOutput(MilvusFunctionSchema function, MilvusFieldSchema output)
    {
        var fits = function.Type switch
        {
            MilvusFunctionType.BM25 => output.DataType == MilvusDataType.SparseFloatVector,
            MilvusFunctionType.MinHash => output.DataType == MilvusDataType.BinaryVector,
            MilvusFunctionType.TextEmbedding => output.DataType is MilvusDataType.FloatVector or MilvusDataType.Int8Vector,
            _ => output.IsVector,
        };
        if (!fits)
        {
            throw Wrong(function, $"fills '{output.Name}' of type {output.DataType}, which is no field for its vectors");
        }

        if (output.IsNullable)
        {
            throw Wrong(function, $"fills '{output.Name}', which is nullable; what a function fills is not");
        }
    }

    private static ArgumentException Wrong(MilvusFunctionSchema function, string why) => new($"Function '{function.Name}' {why}.");
}
