using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>like by way of a regular expression over code points.</summary>
internal static class LikeOracle
{
    // One character, which is two units beyond U+FFFF.
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])";

    public static bool Matches(string text, string pattern)
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

        return Regex.IsMatch(text, regex.Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }
}
