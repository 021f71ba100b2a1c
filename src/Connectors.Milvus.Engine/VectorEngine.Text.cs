using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Shows what an analyzer makes of a text.</summary>
    /// <param name="parameters">Milvus's <c>analyzer_params</c> as JSON; empty means the standard analyzer.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<TextToken> Analyze(string parameters, string text) => [.. AnalyzerParser.Parse(parameters).Analyze(text)];

    /// <summary>Shows what the analyzer of a field makes of texts.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="field">A field with an analyzer.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The terms of every text.</returns>
    public IReadOnlyList<IReadOnlyList<TextToken>> Analyze(string database, string collection, string field, IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
        => Analyze(database, collection, field, texts, [], cancellationToken);

    /// <summary>Shows what the analyzers of a field make of texts.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="field">A field with an analyzer, or with several.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="analyzers">Names among several analyzers: one for all texts, or one for each; none means the default one.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The terms of every text.</returns>
    public IReadOnlyList<IReadOnlyList<TextToken>> Analyze(string database, string collection, string field, IReadOnlyList<string> texts, IReadOnlyList<string> analyzers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(analyzers);
        if (analyzers.Count > 1 && analyzers.Count != texts.Count)
            throw Errors.Invalid($"run analyzer failed: there are {analyzers.Count} analyzer names for {texts.Count} texts, give one for all or one for each");
        using var read = BeginRead(cancellationToken);
        var found = read.Catalog.Collection(database, collection);
        var entry = found.FindField(field) ?? throw Errors.Input(EngineError.FieldNotFound, $"field not found[field={field}]");
        if (entry.Analyzer is null)
            throw Errors.Invalid($"field {field} of collection {found.Name} has no analyzer: set enable_analyzer");
        return [.. texts.Select((text, index) => entry.FindAnalyzer(analyzers.Count == 0 ? null : analyzers[Math.Min(index, analyzers.Count - 1)])!.Analyze(text).ToArray())];
    }
}
