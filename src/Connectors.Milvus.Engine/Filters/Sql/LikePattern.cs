using System.Text;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>
/// A parsed <c>like</c> pattern: <c>%</c> is any run of characters, <c>_</c> one character, a backslash makes the next
/// character literal. It matches the whole string, case-sensitively.
/// </summary>
/// <param name="Source">The pattern as written, which the SQL function parses again.</param>
/// <param name="Literal">The text before the first wildcard, unescaped.</param>
/// <param name="Shape">What the rest of the pattern is.</param>
internal sealed record LikePattern(string Source, string Literal, LikeShape Shape)
{
    /// <summary>Parses a pattern; null when it ends with a lone backslash, which Milvus refuses.</summary>
    public static LikePattern? Parse(string source)
    {
        var literal = new StringBuilder();
        var position = 0;
        for (; position < source.Length && source[position] is not '%' and not '_'; position++)
        {
            if (source[position] == '\\' && ++position == source.Length)
                return null;
            literal.Append(source[position]);
        }

        if (EndsWithLoneBackslash(source))
            return null;
        var shape = position == source.Length ? LikeShape.Exact
            : source.AsSpan(position).Trim('%').IsEmpty ? LikeShape.Prefix
            : LikeShape.General;
        return new LikePattern(source, literal.ToString(), shape);
    }

    private static bool EndsWithLoneBackslash(string source)
    {
        var trailing = source.Length - source.AsSpan().TrimEnd('\\').Length;
        return trailing % 2 != 0;
    }
}

internal enum LikeShape
{
    /// <summary>No wildcard: the string equals the literal.</summary>
    Exact,

    /// <summary>The literal, then only <c>%</c>.</summary>
    Prefix,

    /// <summary>Anything else.</summary>
    General,
}
