using System.Text.Json;
using System.Text.Unicode;

namespace Connectors.Milvus.Server;

/// <summary>
/// Whether the texts of a request are Unicode. A JSON parser does not ask: it is whoever reads such a text that fails, far from the
/// one who could answer the caller.
/// </summary>
internal static class JsonTexts
{
    /// <exception cref="RestException">A text is not: bytes that are no UTF-8, or an escaped half of a surrogate pair.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Check(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw RestException.Format("the request is not in UTF-8");

        if (json.IndexOf("\\u"u8) < 0)
            return;

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
                CheckToken(ref reader);
        }
    }

    private static void CheckToken(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw RestException.Format($"the text at byte {reader.TokenStartIndex} has half of a surrogate pair, which is no Unicode");
        }
    }
}
