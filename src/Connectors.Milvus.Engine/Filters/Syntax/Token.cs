namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>
/// A word of the expression: <c>expression[Position..End]</c>. The value of an Integer is a ulong, of a Float a double,
/// of a Boolean a bool, of a String a <see cref="StringLiteral"/>, of a Path a <see cref="FieldPath"/>.
/// </summary>
internal readonly record struct Token(TokenKind Kind, int Position, int End, object? Value = null);

/// <summary>
/// A string after unescaping. One that holds <c>\%</c> or <c>\_</c> (kept with the backslash) has a pattern escape and
/// is legal only as a pattern. A backslash before a letter or sign that makes no escape is kept too, and is legal only in a
/// regular expression.
/// </summary>
/// <param name="Text">The characters.</param>
/// <param name="HasPatternEscape">Whether there is an escape of wildcards.</param>
/// <param name="Unknown">The first backslash that makes no escape: where it stands in the expression, and before what; null when there is none.</param>
internal sealed record StringLiteral(string Text, bool HasPatternEscape, (int Position, char Letter)? Unknown = null)
{
    /// <summary>The literal where no regular expression is meant.</summary>
    /// <exception cref="FilterException">It has a backslash that makes no escape.</exception>
    public StringLiteral WithKnownEscapes() => Unknown is var (position, letter)
        ? throw new FilterException(position, $"invalid expression: '\\{letter}' is no escape; a backslash is written \\\\")
        : this;
}

/// <summary>A field name, or a name with steps: <c>a</c>, <c>a["b"][0]</c>, <c>$meta["k"]</c>.</summary>
internal sealed record FieldPath(string Root, IReadOnlyList<PathStep> Steps);

/// <summary>One step of a path: a key in quotes, or an index (a number without quotes).</summary>
internal readonly record struct PathStep(string Name, bool IsIndex);
