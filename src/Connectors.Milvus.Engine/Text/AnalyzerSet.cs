using System.Text.Json;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Text;

/// <summary>
/// The analyzers of a field whose rows say in another field which one they want, for texts in several languages. Follows the page
/// Multi-language Analyzers of Milvus's documentation.
/// </summary>
internal sealed class AnalyzerSet
{
    private const string DefaultName = "default";

    private readonly Dictionary<string, Analyzer> _byName = new(StringComparer.Ordinal);

    private AnalyzerSet(string byField) => ByField = byField;

    /// <summary>The field that names a row's analyzer.</summary>
    public string ByField { get; }

    public Analyzer Default => _byName[DefaultName];

    /// <summary>Reads <c>multi_analyzer_params</c>.</summary>
    /// <exception cref="EngineException">1100: the parameters do not make analyzers.</exception>
    public static AnalyzerSet Parse(string parameters)
    {
        try
        {
            using var document = JsonDocument.Parse(parameters);
            return Read(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw Bad($"they are no JSON ({failure.Message}): {parameters}");
        }
    }

    /// <summary>The analyzer of a name or alias; the default one for names that there are not.</summary>
    public Analyzer Find(string? name) => name is not null && _byName.TryGetValue(name, out var analyzer) ? analyzer : Default;

    private static AnalyzerSet Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Bad($"they must be a JSON object, got {root.GetRawText()}");
        foreach (var member in root.EnumerateObject().Where(static member => member.Name is not ("analyzers" or "by_field" or "alias")))
            throw Bad($"unknown parameter {member.Name}; known are analyzers, by_field, alias");
        if (!root.TryGetProperty("by_field", out var field) || field.ValueKind != JsonValueKind.String)
            throw Bad($"by_field is missing or no string: it names the field that says which analyzer a row has");
        if (!root.TryGetProperty("analyzers", out var analyzers) || analyzers.ValueKind != JsonValueKind.Object)
            throw Bad($"analyzers is missing or no object of analyzers by their names");
        var set = new AnalyzerSet(field.GetString()!);
        foreach (var analyzer in analyzers.EnumerateObject())
            set._byName[analyzer.Name] = AnalyzerParser.Parse(analyzer.Value.GetRawText());
        if (!set._byName.ContainsKey(DefaultName))
            throw Bad($"there is no analyzer named {DefaultName}");
        if (root.TryGetProperty("alias", out var aliases))
            set.AddAliases(aliases);
        return set;
    }

    private void AddAliases(JsonElement aliases)
    {
        if (aliases.ValueKind != JsonValueKind.Object)
            throw Bad($"alias is no object of names by their aliases");
        foreach (var alias in aliases.EnumerateObject())
        {
            if (alias.Value.ValueKind != JsonValueKind.String || !_byName.TryGetValue(alias.Value.GetString()!, out var analyzer))
                throw Bad($"alias {alias.Name} stands for {alias.Value.GetRawText()}, which is no analyzer");
            if (!_byName.TryAdd(alias.Name, analyzer))
                throw Bad($"alias {alias.Name} is the name of an analyzer");
        }
    }

    private static EngineException Bad(FormattableString finding) => Errors.Invalid($"multi analyzer params invalid: {FormattableString.Invariant(finding)}");
}
