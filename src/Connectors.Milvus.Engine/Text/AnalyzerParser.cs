using System.Text.Json;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Text;

/// <summary>
/// Builds analyzers from Milvus's <c>analyzer_params</c>: a built-in one by its <c>type</c>, or a <c>tokenizer</c> with <c>filter</c>s.
/// Follows the pages Analyzer Overview, Tokenizers and Filters of Milvus's documentation. What the engine lacks is refused by its name.
/// </summary>
internal static class AnalyzerParser
{
    private const string English = "english";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = false, MaxDepth = 8 };

    /// <summary>The analyzer of parameters; empty ones mean the standard analyzer.</summary>
    /// <exception cref="EngineException">1100: the parameters are no JSON object, or ask for what there is not.</exception>
    public static Analyzer Parse(string parameters)
    {
        if (string.IsNullOrWhiteSpace(parameters))
            return new Analyzer(Tokenizers.Standard, [TokenFilters.Lowercase]);
        try
        {
            using var document = JsonDocument.Parse(parameters, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadAnalyzer(document.RootElement)
                : throw Bad($"analyzer params must be a JSON object, but got {parameters}");
        }
        catch (JsonException exception)
        {
            throw Bad($"analyzer params are no JSON ({exception.Message}): {parameters}");
        }
    }

    private static Analyzer ReadAnalyzer(JsonElement root)
    {
        if (root.TryGetProperty("type", out var type))
            return ReadBuiltIn(root, Text(type, "type"));
        CheckKeys(root, "analyzer", "tokenizer", "filter");
        var tokenizer = root.TryGetProperty("tokenizer", out var element) ? ReadTokenizer(element) : root.TryGetProperty("filter", out _)
            ? throw Bad($"analyzer params need a tokenizer beside the filters")
            : Tokenizers.Standard;
        return new Analyzer(tokenizer, element.ValueKind == JsonValueKind.Undefined ? [TokenFilters.Lowercase] : ReadFilters(root));
    }

    private static Analyzer ReadBuiltIn(JsonElement root, string type)
    {
        CheckKeys(root, $"{type} analyzer", "type", "stop_words");
        var stop = root.TryGetProperty("stop_words", out var words) ? ReadStopWords(words) : null;
        TokenFilter[] stopFilter = stop is null ? [] : [TokenFilters.Stop(stop)];
        return type switch
        {
            "standard" => new Analyzer(Tokenizers.Standard, [TokenFilters.Lowercase, .. stopFilter]),
            English => new Analyzer(Tokenizers.Standard, [TokenFilters.Lowercase, EnglishStemmer.Stem, TokenFilters.Stop(StopWords.English), .. stopFilter]),
            _ => throw Bad($"unsupported analyzer type: {type}; the embedded engine has standard and english"),
        };
    }

    private static Tokenizer ReadTokenizer(JsonElement element)
    {
        var name = element.ValueKind == JsonValueKind.Object ? TypeOf(element, "tokenizer") : Text(element, "tokenizer");
        if (element.ValueKind == JsonValueKind.Object)
            CheckKeys(element, $"{name} tokenizer", "type");
        return name switch
        {
            "standard" => Tokenizers.Standard,
            "whitespace" => Tokenizers.Whitespace,
            _ => throw Bad($"unsupported tokenizer: {name}; the embedded engine has standard and whitespace"),
        };
    }

    private static TokenFilter[] ReadFilters(JsonElement root)
    {
        if (!root.TryGetProperty("filter", out var filters))
            return [];
        return filters.ValueKind == JsonValueKind.Array
            ? filters.EnumerateArray().Select(ReadFilter).ToArray()
            : throw Bad($"analyzer filter should be an array, but got {filters.GetRawText()}");
    }

    private static TokenFilter ReadFilter(JsonElement element)
    {
        var hasParameters = element.ValueKind == JsonValueKind.Object;
        var name = hasParameters ? TypeOf(element, "filter") : Text(element, "filter");
        switch (name)
        {
            case "lowercase" or "asciifolding" or "alphanumonly" or "removepunct":
                if (hasParameters)
                    CheckKeys(element, $"{name} filter", "type");
                return name switch
                {
                    "lowercase" => TokenFilters.Lowercase,
                    "asciifolding" => TokenFilters.AsciiFolding,
                    "alphanumonly" => TokenFilters.AlphaNumericOnly,
                    _ => TokenFilters.RemovePunctuation,
                };
            case "length": return TokenFilters.Length(ReadMax(element, hasParameters));
            case "stop": return TokenFilters.Stop(ReadStopWords(Parameter(element, hasParameters, "stop", "stop_words")));
            case "stemmer": return ReadStemmer(Parameter(element, hasParameters, "stemmer", "language"));
            default: throw Bad($"unsupported filter: {name}; the embedded engine has lowercase, asciifolding, alphanumonly, removepunct, length, stop and stemmer");
        }
    }

    private static TokenFilter ReadStemmer(JsonElement element)
    {
        var language = Text(element, "language");
        return language == English ? EnglishStemmer.Stem : throw Bad($"unsupported language of the stemmer filter: {language}; the embedded engine has english");
    }

    private static int ReadMax(JsonElement element, bool hasParameters)
    {
        var max = Parameter(element, hasParameters, "length", "max");
        return max.ValueKind == JsonValueKind.Number && max.TryGetInt32(out var value) && value > 0
            ? value
            : throw Bad($"max of the length filter should be a positive integer, but got {max.GetRawText()}");
    }

    // One name or word, or a list of both.
    private static HashSet<string> ReadStopWords(JsonElement element)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var entries = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(static entry => Text(entry, "stop_words")) : [Text(element, "stop_words")];
        foreach (var entry in entries)
        {
            if (StopWords.Find(entry) is { } list)
                words.UnionWith(list);
            else if (entry is ['_', .., '_'] and { Length: > 2 })
                throw Bad($"unsupported list of stop words: {entry}; the embedded engine has _english_");
            else
                words.Add(entry);
        }

        return words;
    }

    private static JsonElement Parameter(JsonElement element, bool hasParameters, string filter, string key)
    {
        if (!hasParameters || !element.TryGetProperty(key, out var value))
            throw Bad($"the {filter} filter needs the parameter {key}");
        CheckKeys(element, $"{filter} filter", "type", key);
        return value;
    }

    private static string TypeOf(JsonElement element, string what)
        => element.TryGetProperty("type", out var type) ? Text(type, "type") : throw Bad($"a {what} with parameters needs its type, but got {element.GetRawText()}");

    private static string Text(JsonElement element, string key)
        => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Bad($"{key} should be a string, but got {element.GetRawText()}");

    private static void CheckKeys(JsonElement element, string what, params string[] known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw Bad($"unknown parameter of the {what}: {member.Name}; known are {string.Join(", ", known)}");
        }
    }

    private static EngineException Bad(FormattableString finding) => Errors.Invalid($"build analyzer failed: {FormattableString.Invariant(finding)}");
}
