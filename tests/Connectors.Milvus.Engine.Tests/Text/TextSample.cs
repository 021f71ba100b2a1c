using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>A collection with texts that a BM25 function indexes, and requests over it.</summary>
internal static class TextSample
{
    public static FieldDefinition TextField(bool nullable = false, string? defaultValue = null, string parameters = """{"tokenizer": "whitespace"}""") => new()
    {
        Name = "text",
        Type = EngineDataType.VarChar,
        IsNullable = nullable,
        DefaultValue = defaultValue,
        TypeParams = Params(("max_length", "1000"), ("enable_analyzer", "true"), ("enable_match", "true"), ("analyzer_params", parameters)),
    };

    public static FieldDefinition Sparse(string name = "sparse") => new() { Name = name, Type = EngineDataType.SparseFloatVector };

    public static FunctionDefinition Bm25(string input = "text", string output = "sparse")
        => new() { Name = $"bm25_{output}", Type = EngineFunctionType.Bm25, InputFields = [input], OutputFields = [output] };

    /// <summary>id, text, sparse (by BM25), and what else is given; indexed and loaded.</summary>
    public static void CreateTexts(this VectorEngine engine, FieldDefinition? text = null, (string, string)[]? index = null, Dictionary<string, string>? properties = null, params FieldDefinition[] others)
    {
        var definition = Schema([Key(), text ?? TextField(), Sparse(), .. others]) with { Functions = [Bm25()], Properties = properties ?? [] };
        engine.CreateCollection("", definition);
        engine.CreateIndex("", Name, new IndexDefinition { FieldName = "sparse", Parameters = Params(index ?? [("index_type", "SPARSE_INVERTED_INDEX"), ("metric_type", "BM25")]) });
        foreach (var field in others.Where(field => field.Type == EngineDataType.FloatVector))
            engine.CreateIndex("", Name, new IndexDefinition { FieldName = field.Name, Parameters = Params(("metric_type", "COSINE")) });
        engine.LoadCollection("", Name);
    }

    public static Column<string> Texts(params string[] texts) => new("text", EngineDataType.VarChar, texts);

    public static SearchCommand Find(params string[] queries)
        => new() { Collection = Name, VectorField = "sparse", Vectors = new Column<string>("", EngineDataType.VarChar, queries), Limit = 10 };
}
