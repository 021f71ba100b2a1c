using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Which failures an out-of-date schema may be behind. The server checks schemas on insert and upsert only (code 109); everywhere
/// else a collection that was dropped and made anew, or an alias that was pointed elsewhere, shows as one of these.
/// </summary>
internal static class StaleSchema
{
    public static bool MayExplain(Exception exception) => exception switch
    {
        // Rows, keys or query vectors that do not fit the schema as it was known: too long a text, another dimension, an unknown key.
        RecordSchemaException => true,
        StaleAnswerException => true,
        MilvusServerException { Code: MilvusCode.CollectionNotFound or MilvusCode.FieldNotFound } => true,
        MilvusServerException { Code: MilvusCode.ParameterInvalid or MilvusCode.Unexpected } refused => IsAboutMissingField(refused.Reason),
        _ => false,
    };

    /// <summary>What showed it, for logs: a code or a type, since a message may quote a row.</summary>
    public static string Sign(Exception exception) =>
        exception is MilvusServerException refusal ? string.Create(CultureInfo.InvariantCulture, $"code {refusal.Code}") : exception.GetType().Name;

    private static bool IsAboutMissingField(string reason) =>
        reason.Contains("field", StringComparison.OrdinalIgnoreCase)
        && (reason.Contains("not exist", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("not found", StringComparison.OrdinalIgnoreCase));
}
