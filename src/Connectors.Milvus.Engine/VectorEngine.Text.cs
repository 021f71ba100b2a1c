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
    {
        using var read = BeginRead(cancellationToken);
        var found = read.Catalog.Collection(database, collection);
        var entry = found.FindField(field) ?? throw Errors.Input(EngineError.FieldNotFound, $"field not found[field={field}]");
        var analyzer = entry.Analyzer ?? throw Errors.Invalid($"field {field} of collection {found.Name} has no analyzer: set enable_analyzer");
        return [.. texts.Select(text => analyzer.Analyze(text).ToArray())];
    }
}
