using System.Text;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>Analyzers, run for whoever wants to see what becomes of a text.</summary>
internal static class TextHandlers
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void AddTo(RpcTable table) => table.Add(MilvusRpcs.RunAnalyzer, Run);

    /// <summary>Text that a request carries as bytes.</summary>
    internal static string ReadText(ByteString bytes)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw Failures.Invalid($"string data must be utf8 format: {Convert.ToHexString(bytes.Span[..Math.Min(bytes.Length, 32)])}: invalid parameter");
        }
    }

    private static RunAnalyzerResponse Run(RunAnalyzerRequest request, RpcContext context)
    {
        var texts = request.Placeholder.Select(ReadText).ToArray();
        var results = request.CollectionName.Length > 0 || request.FieldName.Length > 0
            ? context.Engine.Analyze(context.Database(request.DbName), request.CollectionName, request.FieldName, texts, request.AnalyzerNames, context.CancellationToken)
            : texts.Select(text => VectorEngine.Analyze(request.AnalyzerParams, text));
        return new RunAnalyzerResponse { Status = MilvusStatus.Success(), Results = { results.Select(tokens => Write(tokens, request)) } };
    }

    private static AnalyzerResult Write(IReadOnlyList<TextToken> tokens, RunAnalyzerRequest request)
        => new() { Tokens = { tokens.Select(token => Write(token, request.WithDetail, request.WithHash)) } };

    private static AnalyzerToken Write(TextToken token, bool withDetail, bool withHash)
    {
        var written = new AnalyzerToken { Token = token.Text };
        if (withHash)
            written.Hash = token.Hash;
        if (!withDetail)
            return written;
        written.StartOffset = token.StartOffset;
        written.EndOffset = token.EndOffset;
        written.Position = token.Position;
        written.PositionLength = 1;
        return written;
    }
}
