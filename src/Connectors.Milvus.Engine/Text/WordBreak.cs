using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>Finds the boundaries of words by the rules WB4 to WB13 of Unicode Standard Annex 29.</summary>
internal static class WordBreak
{
    /// <summary>Where the piece of text that begins at <paramref name="start"/> ends, and whether it is a word.</summary>
    public static int FindEnd(string text, int start, out bool isWord)
    {
        var (last, end) = Read(text, start);
        isWord = last.IsWord();
        while (end < text.Length)
        {
            var (next, after) = Read(text, end);
            if (next == WordClass.Extend)
            {
                end = after;
                continue;
            }

            if (Joins(last, next))
                end = after;
            else if (FindBridged(text, last, next, after) is { } bridged)
                (next, end) = bridged;
            else
                return end;
            last = next;
            isWord |= last.IsWord();
        }

        return end;
    }

    private static bool Joins(WordClass last, WordClass next) => (last, next) switch
    {
        (WordClass.Letter or WordClass.Number, WordClass.Letter or WordClass.Number) => true,
        (WordClass.Katakana, WordClass.Katakana) => true,
        (WordClass.Letter or WordClass.Number or WordClass.Katakana or WordClass.Connector, WordClass.Connector) => true,
        (WordClass.Connector, WordClass.Letter or WordClass.Number or WordClass.Katakana) => true,
        _ => false,
    };

    // An apostrophe or a point inside a word: what it leads to decides.
    private static (WordClass Next, int End)? FindBridged(string text, WordClass last, WordClass bridge, int position)
    {
        var canBridge = (last, bridge) is (WordClass.Letter, WordClass.MidLetter or WordClass.MidBoth) or (WordClass.Number, WordClass.MidNumber or WordClass.MidBoth);
        while (canBridge && position < text.Length)
        {
            var (next, after) = Read(text, position);
            if (next == last)
                return (next, after);
            if (next != WordClass.Extend)
                return null;
            position = after;
        }

        return null;
    }

    private static (WordClass Kind, int End) Read(string text, int position)
        => Rune.TryGetRuneAt(text, position, out var rune)
            ? (WordClasses.Of(rune), position + rune.Utf16SequenceLength)
            : (WordClass.Other, position + 1);
}
