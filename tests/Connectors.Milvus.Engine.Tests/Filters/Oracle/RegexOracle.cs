namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>Regular expressions of RE2, each with what it means said without one.</summary>
internal static class RegexOracle
{
    public static readonly IReadOnlyList<(string Pattern, Func<string, bool> IsMatch)> Patterns =
    [
        ("", _ => true),
        ("a", text => text.Contains('a', StringComparison.Ordinal)),
        ("^a", text => text.StartsWith('a')),
        ("b$", text => text.EndsWith('b')),
        ("^$", text => text.Length == 0),
        ("^abc?$", text => text is "ab" or "abc"),
        ("(?i)A", text => text.Contains('a', StringComparison.OrdinalIgnoreCase)),
        ("^(?:a|[b-x])", text => text.Length > 0 && text[0] is >= 'a' and <= 'x'),
        ("^[^a-c]*$", text => text.IndexOfAny(['a', 'b', 'c']) < 0),
        (@"\.|\*|\?", text => text.IndexOfAny(['.', '*', '?']) >= 0),
        (@"\\", text => text.Contains('\\', StringComparison.Ordinal)),
        ("^.$", text => Count(text) == 1 && text != "\n"),
        ("(?s)^.{2}$", text => Count(text) == 2),
        (@"\A\p{Han}+\z", text => text.Length > 0 && text.All(c => c is '日' or '本' or '語')),
        (@"\P{Han}", text => text.Any(c => c is not ('日' or '本' or '語'))),
        (@"\d", text => text.Any(char.IsAsciiDigit)),
        (@"^\W*$", text => !text.Any(c => char.IsAsciiLetterOrDigit(c) || c == '_')),
        (@"\s", text => text.IndexOfAny([' ', '\t', '\n']) >= 0),
        ("[😀é]", text => text.Contains('é', StringComparison.Ordinal) || text.Contains("😀", StringComparison.Ordinal)),
        (@"\x{1F600}x", text => text == "😀x"),
        (@"\x00", text => text.Contains('\0', StringComparison.Ordinal)),
        ("(?m)^break$", text => text.Split('\n').Contains("break")),
        ("%|_", text => text.IndexOfAny(['%', '_']) >= 0),
        ("true|null|line", text => text is "true" or "null" or "line\nbreak"),
        (@"[[:upper:]\]]", text => text.IndexOfAny(['A', ']']) >= 0),
    ];

    private static int Count(string text) => text.EnumerateRunes().Count();
}
