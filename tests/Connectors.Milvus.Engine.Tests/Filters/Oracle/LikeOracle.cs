using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>like by way of a regular expression over code points.</summary>
internal static class LikeOracle
{
    // One character, which is two units beyond U+FFFF.
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])";

    private static readonly Dictionary<string, Regex> Patterns = [];

    public static bool Matches(string text, string pattern)
    {
        if (!Patterns.TryGetValue(pattern, out var regex))
            Patterns[pattern] = regex = Translate(pattern);
        return regex.IsMatch(text);
    }

    private static Regex Translate(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            regex.Append(pattern[i] switch
            {
                '%' => $"{AnyCharacter}*",
                '_' => AnyCharacter,
                '\\' => Regex.Escape(pattern[++i].ToString()),
                var c => Regex.Escape(c.ToString()),
            });
        }

        return new Regex(regex.Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }
}
