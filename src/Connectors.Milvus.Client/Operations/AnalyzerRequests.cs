using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Requests to run analyzers and what their answers mean.</summary>
internal static class AnalyzerRequests
{
    public static void Check(IReadOnlyList<string> texts, MilvusAnalyzerOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null)
            {
                throw new ArgumentException($"The text at position {i} is null.", nameof(texts));
            }
        }

        if (options.Collection is null != options.FieldName is null)
        {
            throw new ArgumentException("Collection and FieldName name a field's analyzer together: set both, or AnalyzerParams alone.", nameof(options));
        }

        if (options.AnalyzerParams is null == options.FieldName is null)
        {
            throw new ArgumentException(
                options.FieldName is null
                    ? "No analyzer is given: set AnalyzerParams, or Collection and FieldName."
                    : "Two analyzers are given: set AnalyzerParams, or Collection and FieldName.",
                nameof(options));
        }

        CheckNames(texts.Count, options);
        CheckJson(options.AnalyzerParams);
    }

    public static RunAnalyzerRequest Run(CollectionKey target, IReadOnlyList<string> texts, MilvusAnalyzerOptions options) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        FieldName = options.FieldName ?? "",
        AnalyzerParams = options.AnalyzerParams ?? "",
        AnalyzerNames = { options.AnalyzerNames ?? [] },
        WithDetail = options.IncludeDetails,
        WithHash = options.IncludeHash,
        Placeholder = { texts.Select(ByteString.CopyFromUtf8) },
    };

    public static IReadOnlyList<MilvusToken> ToTokens(AnalyzerResult answer, MilvusAnalyzerOptions options) =>
        [.. answer.Tokens.Select(token => ToToken(token, options))];

    private static MilvusToken ToToken(AnalyzerToken token, MilvusAnalyzerOptions options) => new()
    {
        Text = token.Token,
        StartOffset = options.IncludeDetails ? token.StartOffset : null,
        EndOffset = options.IncludeDetails ? token.EndOffset : null,
        Position = options.IncludeDetails ? token.Position : null,
        PositionLength = options.IncludeDetails ? token.PositionLength : null,
        Hash = options.IncludeHash ? token.Hash : null,
    };

    private static void CheckNames(int texts, MilvusAnalyzerOptions options)
    {
        if (options.AnalyzerNames is not { Count: > 0 } names)
        {
            return;
        }

        if (options.FieldName is null)
        {
            throw new ArgumentException("AnalyzerNames chooses among the analyzers of a field; set Collection and FieldName with it.", nameof(options));
        }

        if (names.Count != 1 && names.Count != texts)
        {
            throw new ArgumentException(
                $"There are {names.Count} AnalyzerNames for {texts} texts. Give one for all, or one for each.", nameof(options));
        }
    }

    private static void CheckJson(string? parameters)
    {
        if (parameters is null)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(parameters);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ArgumentException(
                    $"AnalyzerParams is a JSON {document.RootElement.ValueKind}; write an object such as {{\"type\": \"english\"}}.", nameof(parameters));
            }
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"AnalyzerParams is no JSON: {exception.Message}", nameof(parameters), exception);
        }
    }
}
