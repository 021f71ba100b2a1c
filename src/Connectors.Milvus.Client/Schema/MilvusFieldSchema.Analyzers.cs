using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <content>Text that is cut into tokens, for full-text search and text match.</content>
public sealed partial record MilvusFieldSchema
{
    internal const string EnableAnalyzer = "enable_analyzer";
    internal const string EnableMatch = "enable_match";
    internal const string AnalyzerParams = "analyzer_params";
    internal const string MultiAnalyzerParams = "multi_analyzer_params";

    /// <summary>
    /// This field, its texts cut into tokens by an analyzer, so that a BM25 function can read it. Needs Milvus 2.5. See
    /// <see href="https://milvus.io/docs/analyzer-overview.md">Analyzer Overview</see>.
    /// </summary>
    /// <param name="analyzerParams">The analyzer as a JSON object, for example <c>{"type": "english"}</c>; null for the standard one.</param>
    /// <exception cref="ArgumentException">The text is no JSON object.</exception>
    [Covers("analyzer params", Needs = nameof(ServerFeatures.Analyzers))]
    public MilvusFieldSchema WithAnalyzer(string? analyzerParams = null)
    {
        if (analyzerParams is null)
        {
            return With((EnableAnalyzer, "true"));
        }

        RequireObject(analyzerParams, nameof(analyzerParams));
        return With((EnableAnalyzer, "true"), (AnalyzerParams, analyzerParams));
    }

    /// <summary>
    /// This field, with an analyzer for each language (or whatever another field of the row says). Needs Milvus 2.5.11. See
    /// <see href="https://milvus.io/docs/multi-language-analyzers.md">Multi-language Analyzers</see>.
    /// </summary>
    /// <param name="byField">The VarChar field whose value names the analyzer of each row.</param>
    /// <param name="analyzers">The analyzers as JSON objects, by name; one of them is called <c>default</c>, for all other values.</param>
    /// <param name="aliases">Other values of the field, with the analyzer they mean; null for none.</param>
    /// <exception cref="ArgumentException">There is no default analyzer, an analyzer is no JSON object, or an alias means none of them.</exception>
    [Covers("multi-analyzer", Needs = nameof(ServerFeatures.MultiAnalyzers))]
    public MilvusFieldSchema WithAnalyzers(
        string byField, IReadOnlyDictionary<string, string> analyzers, IReadOnlyDictionary<string, string>? aliases = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(byField);
        ArgumentNullException.ThrowIfNull(analyzers);
        if (!analyzers.ContainsKey("default"))
        {
            throw new ArgumentException("No analyzer is called 'default'. Milvus needs one for values that no other analyzer is named after.", nameof(analyzers));
        }

        foreach (var (alias, name) in aliases ?? new Dictionary<string, string>())
        {
            if (!analyzers.ContainsKey(name))
            {
                throw new ArgumentException($"The alias '{alias}' means the analyzer '{name}', which is not there.", nameof(aliases));
            }
        }

        return With((EnableAnalyzer, "true"), (MultiAnalyzerParams, WriteAnalyzers(byField, analyzers, aliases)));
    }

    /// <summary>
    /// This field, so that filters can use <c>text_match</c> and <c>phrase_match</c> on it; with the standard analyzer where it has
    /// none. Needs Milvus 2.5. See <see href="https://milvus.io/docs/keyword-match.md">Text Match</see>.
    /// </summary>
    [Covers("enable_match", Needs = nameof(ServerFeatures.Analyzers))]
    public MilvusFieldSchema WithTextMatch() => With((EnableAnalyzer, "true"), (EnableMatch, "true"));

    private static string WriteAnalyzers(
        string byField, IReadOnlyDictionary<string, string> analyzers, IReadOnlyDictionary<string, string>? aliases)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("by_field", byField);
            writer.WriteStartObject("analyzers");
            foreach (var (name, analyzer) in analyzers)
            {
                RequireObject(analyzer, nameof(analyzers));
                writer.WritePropertyName(name);
                writer.WriteRawValue(analyzer);
            }

            writer.WriteEndObject();
            if (aliases is not null)
            {
                writer.WriteStartObject("alias");
                foreach (var (alias, name) in aliases)
                {
                    writer.WriteString(alias, name);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void RequireObject(string json, string parameter)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ArgumentException(
                    $"An analyzer is a JSON {document.RootElement.ValueKind}; write an object such as {{\"type\": \"english\"}}.", parameter);
            }
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"An analyzer is no JSON: {exception.Message}", parameter, exception);
        }
    }

    private MilvusFieldSchema With(params ReadOnlySpan<(string Key, string Value)> parameters)
    {
        if (DataType is not (MilvusDataType.VarChar or MilvusDataType.Text))
        {
            throw new InvalidOperationException($"The field '{Name}' is {DataType}; only VarChar and Text fields have analyzers.");
        }

        var all = new Dictionary<string, string>(TypeParams, StringComparer.Ordinal);
        foreach (var (key, value) in parameters)
        {
            all[key] = value;
        }

        return this with { TypeParams = all };
    }
}
