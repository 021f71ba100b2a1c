using System.Text;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>
/// Matches UTF-8 text against a like pattern. The pieces between runs of <c>%</c> are looked for from left to right, the
/// first and the last anchored, so the time is bounded by text times pattern however the wildcards stand.
/// </summary>
internal sealed class LikeMatcher
{
    private readonly List<byte?[]> _pieces = [];

    /// <summary>Prepares a pattern that <c>LikePattern</c> accepted.</summary>
    public static LikeMatcher Parse(byte[] pattern)
    {
        var matcher = new LikeMatcher();
        var piece = new List<byte?>();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'%':
                    matcher._pieces.Add([.. piece]);
                    piece.Clear();
                    break;
                case (byte)'_':
                    piece.Add(null);
                    break;
                case (byte)'\\' when i + 1 < pattern.Length:
                    piece.Add(pattern[++i]);
                    break;
                default:
                    piece.Add(pattern[i]);
                    break;
            }
        }

        matcher._pieces.Add([.. piece]);
        return matcher;
    }

    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        var first = MatchAt(_pieces[0], text);
        if (_pieces.Count == 1)
            return first == text.Length;
        if (first < 0)
            return false;
        text = text[first..];
        foreach (var piece in _pieces[1..^1])
        {
            var end = FindEnd(piece, text);
            if (end < 0)
                return false;
            text = text[end..];
        }

        return EndsWith(_pieces[^1], text);
    }

    // The bytes that the piece takes at the start of the text, or -1.
    private static int MatchAt(byte?[] piece, ReadOnlySpan<byte> text)
    {
        var position = 0;
        foreach (var wanted in piece)
        {
            if (position == text.Length)
                return -1;
            if (wanted is null)
                position += CharacterLength(text[position..]);
            else if (text[position] == wanted)
                position++;
            else
                return -1;
        }

        return position;
    }

    private static int FindEnd(byte?[] piece, ReadOnlySpan<byte> text)
    {
        for (var start = 0; start <= text.Length;)
        {
            if (piece is [{ } anchor, ..])
            {
                var skipped = text[start..].IndexOf(anchor);
                if (skipped < 0)
                    return -1;
                start += skipped;
            }

            var length = MatchAt(piece, text[start..]);
            if (length >= 0)
                return start + length;
            start += start < text.Length ? CharacterLength(text[start..]) : 1;
        }

        return -1;
    }

    // From the back, one character per wildcard, for the piece has no fixed length in bytes.
    private static bool EndsWith(byte?[] piece, ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        for (var i = piece.Length - 1; i >= 0; i--)
        {
            if (end == 0)
                return false;
            if (piece[i] is { } wanted)
            {
                if (text[--end] != wanted)
                    return false;
            }
            else
            {
                end -= LastCharacterLength(text[..end]);
            }
        }

        return true;
    }

    private static int CharacterLength(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out var length);
        return length;
    }

    private static int LastCharacterLength(ReadOnlySpan<byte> text)
    {
        Rune.DecodeLastFromUtf8(text, out _, out var length);
        return length;
    }
}
