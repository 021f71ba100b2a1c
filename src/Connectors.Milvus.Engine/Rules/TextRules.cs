using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>What fields with analyzers and the functions over them must hold to.</summary>
internal static class TextRules
{
    /// <summary>One text field: its analyzer can be built, and word matching has one.</summary>
    public static void CheckField(FieldDefinition field)
    {
        if (!TextParams.HasAnalyzer(field))
        {
            if (TextParams.HasMatch(field))
                throw NeedsAnalyzer(field);
            return;
        }

        if (field.Type is not (EngineDataType.VarChar or EngineDataType.Text))
            throw Errors.Invalid($"can not enable analyzer of field {field.Name} of type {field.Type}: only VarChar and Text fields have one");
        if (TextParams.HasSeveralAnalyzers(field))
            CheckSeveral(field);
        else
            _ = AnalyzerParser.Parse(TextParams.Analyzer(field));
    }

    /// <summary>The field by which rows choose among the analyzers of another one is a text.</summary>
    public static void CheckChoice(FieldDefinition field, IEnumerable<FieldDefinition> fields)
    {
        if (!TextParams.HasAnalyzer(field) || !TextParams.HasSeveralAnalyzers(field))
            return;
        var name = AnalyzerSet.Parse(TextParams.SeveralAnalyzers(field)).ByField;
        var chooser = fields.FirstOrDefault(other => other.Name == name) ?? throw Errors.Invalid($"multi analyzer dependent field {name} not found: field {field.Name}");
        if (chooser.Type != EngineDataType.VarChar)
            throw Errors.Invalid($"multi analyzer now only support by string field, but field {name} is not string: field {field.Name}");
    }

    private static void CheckSeveral(FieldDefinition field)
    {
        if (TextParams.Analyzer(field).Length > 0)
            throw Errors.Invalid($"field analyzer params should be none if has multi analyzer params: field {field.Name}");
        if (TextParams.HasMatch(field))
            throw Errors.Invalid($"multi analyzer now only support for bm25, but now field {field.Name} enable match");
        _ = AnalyzerSet.Parse(TextParams.SeveralAnalyzers(field));
    }

    public static void CheckFunctions(CollectionDefinition collection)
    {
        var fields = collection.Fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
        foreach (var field in collection.Fields)
            CheckChoice(field, collection.Fields);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var function in collection.Functions)
        {
            CheckShape(function);
            if (!names.Add(function.Name))
                throw Errors.Invalid($"duplicate function name: {function.Name}");
            CheckInput(fields.GetValueOrDefault(function.InputFields[0]) ?? throw Errors.Invalid($"function input field not found: {function.InputFields[0]}"));
            CheckOutput(function, fields.GetValueOrDefault(function.OutputFields[0]) ?? throw Errors.Invalid($"function output field not found: {function.OutputFields[0]}"));
            if (!outputs.Add(function.OutputFields[0]))
                throw Errors.Invalid($"duplicate function output field: function {function.Name}, field {function.OutputFields[0]}");
        }

        if (collection.Fields.FirstOrDefault(field => field.IsFunctionOutput && !outputs.Contains(field.Name)) is { } orphan)
            throw Errors.Invalid($"field {orphan.Name} is marked as a function's output, but no function of the schema fills it");
    }

    private static void CheckShape(FunctionDefinition function)
    {
        if (function.Type != EngineFunctionType.Bm25)
            throw Errors.NotImplemented($"function {function.Name}: the embedded engine has no functions of type {(int)function.Type}, only BM25");
        if (function.Name.Length == 0)
            throw Errors.Invalid($"function name cannot be empty");
        if (function.InputFields.Count != 1)
            throw Errors.Invalid($"BM25 function input field must be a VARCHAR/TEXT field, got {function.InputFields.Count} fields: function {function.Name}");
        if (function.OutputFields.Count != 1)
            throw Errors.Invalid($"BM25 function only need 1 output field, but got {function.OutputFields.Count}");
        if (function.Parameters.Count > 0)
            throw Errors.Invalid($"BM25 function accepts no params");
    }

    private static void CheckInput(FieldDefinition field)
    {
        if (field.Type is not (EngineDataType.VarChar or EngineDataType.Text))
            throw Errors.Invalid($"BM25 function input field must be a VARCHAR/TEXT field, got 1 field with type {field.Type}");
        if (!TextParams.HasAnalyzer(field))
            throw Errors.Invalid($"BM25 function input field must set enable_analyzer to true");
    }

    private static void CheckOutput(FunctionDefinition function, FieldDefinition field)
    {
        if (field.Type != EngineDataType.SparseFloatVector)
            throw Errors.Invalid($"BM25 function output field must be a SparseFloatVector field, but got {field.Type}");
        if (field.IsNullable)
            throw Errors.Invalid($"function output field cannot be nullable: function {function.Name}, field {field.Name}");
    }

    private static EngineException NeedsAnalyzer(FieldDefinition field)
        => Errors.Invalid($"field {field.Name} which has enable_match or is input of BM25 function must also enable_analyzer");
}
