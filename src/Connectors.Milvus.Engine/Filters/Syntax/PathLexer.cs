using System.Globalization;

namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>Reads the steps after a field name, which the grammar makes one token: no blanks inside.</summary>
internal static class PathLexer
{
    public const string MetaName = "$meta";

    public static Token Field(string text, int start, int nameEnd) => Steps(text, start, nameEnd);

    public static Token Meta(string text, int start)
    {
        var end = start + MetaName.Length;
        var isMeta = text.AsSpan(start).StartsWith(MetaName, StringComparison.Ordinal)
            && (end == text.Length || !Keywords.IsNamePart(text[end]));
        return isMeta
            ? Steps(text, start, end)
            : new Token(TokenKind.Element, start, start + 1);
    }

    private static Token Steps(string text, int start, int nameEnd)
    {
        var steps = new List<PathStep>();
        var position = nameEnd;
        while (position < text.Length && text[position] == '[' && StartsStep(text, position + 1))
            position = Step(text, position + 1, steps);
        return new Token(TokenKind.Path, start, position, new FieldPath(text[start..nameEnd], steps));
    }

    private static bool StartsStep(string text, int position)
    {
        if (position == text.Length)
            return false;
        if (StringLiterals.StartsAt(text, position) || char.IsAsciiDigit(text[position]))
            return true;
        return Keywords.IsNameStart(text[position])
            ? throw new FilterException(position, "invalid expression: a key stands in quotes, field[\"key\"]; struct fields are not supported")
            : false;
    }

    private static int Step(string text, int position, List<PathStep> steps)
    {
        var token = StringLiterals.StartsAt(text, position)
            ? StringLiterals.Read(text, position)
            : NumberLiterals.Read(text, position);
        (token.Value as StringLiteral)?.WithKnownEscapes();
        steps.Add(token.Value switch
        {
            StringLiteral { Text: "" } => throw new FilterException(position, "invalid expression: a key is not empty"),
            StringLiteral key => new PathStep(key.Text, false),
            ulong index when index <= int.MaxValue => new PathStep(index.ToString(CultureInfo.InvariantCulture), true),
            _ => throw new FilterException(position, $"invalid expression: an index is a whole number from 0 to {int.MaxValue}"),
        });
        return token.End < text.Length && text[token.End] == ']'
            ? token.End + 1
            : throw new FilterException(token.End, "invalid expression: expected ']' right after the key or index");
    }
}
