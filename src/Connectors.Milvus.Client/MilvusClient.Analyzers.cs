using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Shows what an analyzer makes of texts: the tokens that full-text search and text matches work with. No texts are no call.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="options">The analyzer: its parameters, or the field that has it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens of each text, in the texts' order.</returns>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.11.</exception>
    [Covers("run_analyzer", nameof(MilvusRpcs.RunAnalyzer), Needs = nameof(ServerFeatures.RunAnalyzer))]
    public async Task<IReadOnlyList<IReadOnlyList<MilvusToken>>> RunAnalyzerAsync(
        IReadOnlyList<string> texts, MilvusAnalyzerOptions options, CancellationToken cancellationToken = default)
    {
        AnalyzerRequests.Check(texts, options);
        if (texts.Count == 0)
        {
            return [];
        }

        var operation = options.Collection is { } collection
            ? Begin("RunAnalyzer", collection, options.Timeout, cancellationToken)
            : Begin("RunAnalyzer", options.Timeout, cancellationToken);
        await operation.RequireAsync(ServerFeatures.RunAnalyzer).ConfigureAwait(false);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.RunAnalyzer, AnalyzerRequests.Run(operation.Target, texts, options))
            .ConfigureAwait(false);
        return answer.Results.Count == texts.Count
            ? [.. answer.Results.Select(result => AnalyzerRequests.ToTokens(result, options))]
            : throw new MilvusException($"The server analyzed {answer.Results.Count} of {texts.Count} texts.");
    }
}
