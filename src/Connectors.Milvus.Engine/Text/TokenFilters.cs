using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The token filters, by Milvus's names.</summary>
internal static class TokenFilters
{
    // Letters that are not a base letter with marks, so that no decomposition helps.
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['ß'] = "ss", ['ẞ'] = "SS", ['æ'] = "ae", ['Æ'] = "AE", ['œ'] = "oe", ['Œ'] = "OE", ['ø'] = "o", ['Ø'] = "O", ['đ'] = "d", ['Đ'] = "D",
        ['ð'] = "d", ['Ð'] = "D", ['þ'] = "th", ['Þ'] = "TH", ['ł'] = "l", ['Ł'] = "L", ['ħ'] = "h", ['Ħ'] = "H", ['ı'] = "i", ['ŧ'] = "t",
        ['Ŧ'] = "T", ['ŋ'] = "n", ['Ŋ'] = "N", ['‘'] = "'", ['’'] = "'", ['“'] = "\"", ['”'] = "\"", ['–'] = "-", ['—'] = "-",
    };

    public static string Lowercase(string term) => term.ToLowerInvariant();

    /// <summary>Writes Latin letters without their marks: "Größe" becomes "Grosse". Other scripts stay.</summary>
    public static string AsciiFolding(string term)
    {
        if (Ascii.IsValid(term))
            return term;
        var folded = new StringBuilder(term.Length);
        foreach (var character in term.Normalize(NormalizationForm.FormC))
        {
            if (Folded.TryGetValue(character, out var replacement))
                folded.Append(replacement);
            else
                folded.Append(Fold(character));
        }

        return folded.ToString();
    }

    public static string? AlphaNumericOnly(string term) => term.All(char.IsAsciiLetterOrDigit) ? term : null;

    public static string? RemovePunctuation(string term) => term.All(static character => char.IsPunctuation(character) || char.IsSymbol(character)) ? null : term;

    /// <summary>Drops terms of more UTF-8 bytes.</summary>
    public static TokenFilter Length(int max) => term => Encoding.UTF8.GetByteCount(term) <= max ? term : null;

    public static TokenFilter Stop(IReadOnlySet<string> words) => term => words.Contains(term) ? null : term;

    private static string Fold(char character)
    {
        if (char.IsAscii(character) || char.IsSurrogate(character))
            return character.ToString();
        var parts = character.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new string([.. parts.Where(static part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)]);
        return Ascii.IsValid(folded) && folded.Length > 0 ? folded : character.ToString();
    }
}
