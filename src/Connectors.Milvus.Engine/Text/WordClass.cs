using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>What a character is to the rules of word boundaries (Unicode Standard Annex 29, property Word_Break), as far as words depend on it.</summary>
internal enum WordClass
{
    /// <summary>Spaces, punctuation, symbols.</summary>
    Other,

    /// <summary>A letter of a script that writes words apart.</summary>
    Letter,

    Number,

    Katakana,

    /// <summary>A letter of a script without spaces: a word of its own.</summary>
    Single,

    /// <summary>Joins letters, numbers and itself: the underscore.</summary>
    Connector,

    /// <summary>Belongs to a word between two letters.</summary>
    MidLetter,

    /// <summary>Belongs to a word between two numbers.</summary>
    MidNumber,

    /// <summary>Belongs to a word between two letters or two numbers.</summary>
    MidBoth,

    /// <summary>A mark that belongs to the character before it.</summary>
    Extend,
}

internal static class WordClasses
{
    private const string MidLetters = ":\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A";
    private const string MidNumbers = ",;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B";
    private const string MidBoths = "'.\u2018\u2019\u2024\uFE52\uFF07\uFF0E";

    // Han and hiragana; Thai, Lao, Burmese and Khmer, for whose words a dictionary would be needed.
    private static readonly (int First, int Last)[] Singles =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x309F),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
    ];

    public static WordClass Of(Rune rune)
    {
        if (rune.Value < 0x80 && char.IsAsciiLetterOrDigit((char)rune.Value))
            return char.IsAsciiDigit((char)rune.Value) ? WordClass.Number : WordClass.Letter;
        if (rune.IsBmp && OfPunctuation((char)rune.Value) is { } punctuation)
            return punctuation;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => WordClass.Extend,
            UnicodeCategory.DecimalDigitNumber => WordClass.Number,
            UnicodeCategory.ConnectorPunctuation => WordClass.Connector,
            UnicodeCategory.LetterNumber => WordClass.Letter,
            UnicodeCategory.OtherNumber => WordClass.Single,
            _ when Rune.IsLetter(rune) => OfLetter(rune.Value),
            _ => WordClass.Other,
        };
    }

    /// <summary>Whether a word needs a character of this class to be one.</summary>
    public static bool IsWord(this WordClass kind) => kind is WordClass.Letter or WordClass.Number or WordClass.Katakana or WordClass.Single;

    private static WordClass? OfPunctuation(char character)
        => MidBoths.Contains(character) ? WordClass.MidBoth
            : MidLetters.Contains(character) ? WordClass.MidLetter
            : MidNumbers.Contains(character) ? WordClass.MidNumber
            : null;

    private static WordClass OfLetter(int value)
    {
        if (value is (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9D))
            return WordClass.Katakana;
        return Singles.Any(range => value >= range.First && value <= range.Last) ? WordClass.Single : WordClass.Letter;
    }
}
