using System.Collections.Concurrent;
using System.Globalization;

namespace Connectors.Milvus.Engine.Filters.Patterns;

/// <summary>The character classes that have names: Perl's, POSIX's, Unicode's categories and some of its scripts.</summary>
internal static class NamedClasses
{
    private static readonly Dictionary<string, CodePointSet> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = CodePointSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = CodePointSet.Of((0, 0x7F)),
        ["blank"] = CodePointSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CodePointSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = CodePointSet.Of(('0', '9')),
        ["graph"] = CodePointSet.Of(('!', '~')),
        ["lower"] = CodePointSet.Of(('a', 'z')),
        ["print"] = CodePointSet.Of((' ', '~')),
        ["punct"] = CodePointSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CodePointSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CodePointSet.Of(('A', 'Z')),
        ["word"] = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_')),
        ["xdigit"] = CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    private static readonly Dictionary<string, CodePointSet> Scripts = new(StringComparer.Ordinal)
    {
        ["Han"] = CodePointSet.Of(
            (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF), (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x20000, 0x2A6DF), (0x2A700, 0x2B739),
            (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x2F800, 0x2FA1D), (0x30000, 0x3134A), (0x31350, 0x323AF)),
        ["Hiragana"] = CodePointSet.Of((0x3041, 0x3096), (0x309D, 0x309F), (0x1B001, 0x1B11F), (0x1B132, 0x1B132), (0x1B150, 0x1B152), (0x1F200, 0x1F200)),
        ["Katakana"] = CodePointSet.Of((0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0x32D0, 0x32FE), (0x3300, 0x3357), (0xFF66, 0xFF6F), (0xFF71, 0xFF9D), (0x1B000, 0x1B000), (0x1B164, 0x1B167)),
        ["Hangul"] = CodePointSet.Of(
            (0x1100, 0x11FF), (0x302E, 0x302F), (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327E), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xD7B0, 0xD7C6),
            (0xD7CB, 0xD7FB), (0xFFA0, 0xFFBE), (0xFFC2, 0xFFC7), (0xFFCA, 0xFFCF), (0xFFD2, 0xFFD7), (0xFFDA, 0xFFDC)),
        ["Latin"] = CodePointSet.Of(
            ('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x2E0, 0x2E4), (0x1D00, 0x1D25), (0x1D2C, 0x1D5C),
            (0x1D62, 0x1D65), (0x1D6B, 0x1D77), (0x1D79, 0x1DBE), (0x1E00, 0x1EFF), (0x2071, 0x2071), (0x207F, 0x207F), (0x2090, 0x209C), (0x212A, 0x212B),
            (0x2132, 0x2132), (0x214E, 0x214E), (0x2160, 0x2188), (0x2C60, 0x2C7F), (0xA722, 0xA787), (0xA78B, 0xA7CA), (0xA7F2, 0xA7FF), (0xAB30, 0xAB5A),
            (0xAB5C, 0xAB64), (0xAB66, 0xAB69), (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        ["Greek"] = CodePointSet.Of(
            (0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x37F), (0x384, 0x384), (0x386, 0x386), (0x388, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1),
            (0x3A3, 0x3E1), (0x3F0, 0x3FF), (0x1D26, 0x1D2A), (0x1F00, 0x1F15), (0x1F18, 0x1F1D), (0x1F20, 0x1F45), (0x1F48, 0x1F4D), (0x1F50, 0x1F57),
            (0x1F59, 0x1F59), (0x1F5B, 0x1F5B), (0x1F5D, 0x1F5D), (0x1F5F, 0x1F7D), (0x1F80, 0x1FB4), (0x1FB6, 0x1FC4), (0x1FC6, 0x1FD3), (0x1FD6, 0x1FDB),
            (0x1FDD, 0x1FEF), (0x1FF2, 0x1FF4), (0x1FF6, 0x1FFE), (0x2126, 0x2126)),
        ["Cyrillic"] = CodePointSet.Of((0x400, 0x484), (0x487, 0x52F), (0x1C80, 0x1C88), (0x1D2B, 0x1D2B), (0x1D78, 0x1D78), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xFE2E, 0xFE2F)),
        ["Any"] = CodePointSet.Of((0, CodePointSet.Max)),
    };

    // The two letters of a category, in the order of the enumeration.
    private const string Categories = "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn";

    private static readonly ConcurrentDictionary<string, CodePointSet> Found = new(StringComparer.Ordinal);

    /// <summary><c>\d \s \w</c>, in lower case; null for other letters.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' => Posix["digit"],
        's' => CodePointSet.Of(('\t', '\n'), ('\f', '\r'), (' ', ' ')),
        'w' => Posix["word"],
        _ => null,
    };

    public static CodePointSet? OfPosix(string name) => Posix.GetValueOrDefault(name);

    public static CodePointSet OfUnicode(string name)
    {
        if (Scripts.TryGetValue(name, out var script))
            return script;
        if (name is { Length: 1 or 2 } && name != "Cn" && Categories.Chunk(2).Any(category => name.AsSpan().SequenceEqual(category.AsSpan(0, name.Length))))
            return Found.GetOrAdd(name, OfCategory);
        throw new PatternException($@"invalid character class range: \p{{{name}}} (known are Unicode's categories and the scripts {string.Join(", ", Scripts.Keys.Where(static key => key != "Any"))})");
    }

    // .NET counts what is not assigned among "other", RE2 does not.
    private static CodePointSet OfCategory(string name)
        => name == "C" ? CodePointSet.Of([.. Ranges(name, 0)]) : CodePointSet.OfCategory(name, Ranges(name, CodePointSet.FirstBeyond));

    private static IEnumerable<(int First, int Last)> Ranges(string name, int from)
    {
        var first = -1;
        for (var codePoint = from; codePoint <= CodePointSet.Max + 1; codePoint++)
        {
            var fits = codePoint <= CodePointSet.Max && IsIn(codePoint, name);
            if (fits && first < 0)
                first = codePoint;
            if (fits || first < 0)
                continue;
            yield return (first, codePoint - 1);
            first = -1;
        }
    }

    private static bool IsIn(int codePoint, string name)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        return category != UnicodeCategory.OtherNotAssigned && Categories.AsSpan((int)category * 2, 2).StartsWith(name, StringComparison.Ordinal);
    }
}
