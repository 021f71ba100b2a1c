namespace Connectors.Milvus.Engine.Text;

/// <summary>The type parameters of a text field that say how its texts are analysed.</summary>
internal static class TextParams
{
    private const string EnableAnalyzer = "enable_analyzer";
    private const string EnableMatch = "enable_match";
    private const string AnalyzerParams = "analyzer_params";
    private const string MultiAnalyzerParams = "multi_analyzer_params";

    /// <summary>Whether the field's texts are cut into terms.</summary>
    public static bool HasAnalyzer(FieldDefinition field) => IsOn(field, EnableAnalyzer);

    /// <summary>Whether filters may match words of the field.</summary>
    public static bool HasMatch(FieldDefinition field) => IsOn(field, EnableMatch);

    public static string Analyzer(FieldDefinition field) => field.TypeParams.GetValueOrDefault(AnalyzerParams, "");

    public static string SeveralAnalyzers(FieldDefinition field) => field.TypeParams.GetValueOrDefault(MultiAnalyzerParams, "");

    public static bool HasSeveralAnalyzers(FieldDefinition field) => !string.IsNullOrWhiteSpace(SeveralAnalyzers(field));

    private static bool IsOn(FieldDefinition field, string key)
        => field.TypeParams.TryGetValue(key, out var text) && bool.TryParse(text, out var isOn) && isOn;
}
