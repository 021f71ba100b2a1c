namespace Connectors.Milvus.Client;

/// <summary>Reads the functions that properties are marked with, and what they ask of the fields.</summary>
internal static class FunctionReader
{
    public static List<MilvusFunctionSchema> Functions(IEnumerable<MappedProperty> properties, IReadOnlyList<MilvusFieldMap> maps, List<string> problems)
    {
        var functions = new List<MilvusFunctionSchema>();
        foreach (var property in properties)
        {
            if (property.Function is not { } mark || maps.FirstOrDefault(map => map.PropertyName == property.Name) is not { } output)
                continue;

            var input = maps.FirstOrDefault(map => map.PropertyName == mark.Input) ?? maps.FirstOrDefault(map => map.Schema.Name == mark.Input);
            if (input is null)
                problems.Add($"{property.Name} is filled by a function of '{mark.Input}', which is no property or field");
            else if (!output.Schema.IsVector)
                problems.Add($"{property.Name} is filled by a function and no vector");
            else
                Add(property, mark, input.Schema.Name, output.Schema.Name);
        }

        return functions;

        void Add(MappedProperty property, MilvusFunctionAttribute mark, string input, string output)
        {
            try
            {
                functions.Add(mark.ToSchema(input, output));
            }
            catch (FieldValueException e)
            {
                problems.Add($"{property.Name}: {e.Message}");
            }
        }
    }

    /// <summary>The fields as the functions need them: outputs are marked, and what BM25 reads has an analyzer.</summary>
    public static MilvusFieldMap Apply(MilvusFieldMap map, IReadOnlyList<MilvusFunctionSchema> functions)
    {
        string name = map.Schema.Name;
        if (functions.FirstOrDefault(function => function.OutputFields.Contains(name)) is { } filler)
        {
            return map with
            {
                Schema = map.Schema with { IsFunctionOutput = true, IsNullable = false },
                Index = map.Index is { } index ? index with { MetricType = Metric(filler.Type, index.MetricType) } : null,
            };
        }

        bool isAnalysed = functions.Any(function => function.Type == MilvusFunctionType.BM25 && function.InputFields.Contains(name));
        return isAnalysed && map.Schema.DataType is MilvusDataType.VarChar or MilvusDataType.Text ? map with { Schema = map.Schema.WithAnalyzer() } : map;
    }

    private static string? Metric(MilvusFunctionType type, string? given) => type switch
    {
        MilvusFunctionType.BM25 => MilvusMetricTypes.Bm25,
        MilvusFunctionType.MinHash => MilvusMetricTypes.MinHashJaccard,
        _ => given,
    };
}
