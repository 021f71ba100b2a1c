using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The tokenizers, by Milvus's names.</summary>
internal static class Tokenizers
{
    /// <summary>The words between Unicode's word boundaries (Annex 29): "can't" and "3.14" are one, a Han character is one each, punctuation is none.</summary>
    public static IEnumerable<TextToken> Standard(string text)
    {
        var position = 0;
        var offset = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = WordBreak.FindEnd(text, start, out var isWord);
            var bytes = Encoding.UTF8.GetByteCount(text.AsSpan(start, end - start));
            if (isWord)
                yield return new TextToken(text[start..end], offset, offset + bytes, position++);
            offset += bytes;
            start = end;
        }
    }

    /// <summary>What stands between ASCII whitespace.</summary>
    public static IEnumerable<TextToken> Whitespace(string text)
    {
        var position = 0;
        var offset = 0;
        for (var start = 0; start < text.Length;)
        {
            var isSpace = IsSpace(text[start]);
            var end = start + 1;
            while (end < text.Length && IsSpace(text[end]) == isSpace)
                end++;
            var bytes = Encoding.UTF8.GetByteCount(text.AsSpan(start, end - start));
            if (!isSpace)
                yield return new TextToken(text[start..end], offset, offset + bytes, position++);
            offset += bytes;
            start = end;
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';
}
