namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>The words of the language. Each exists in lower and in upper case only; anything else is a name.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, TokenKind> Words = new(StringComparer.Ordinal)
    {
        ["and"] = TokenKind.And,
        ["AND"] = TokenKind.And,
        ["or"] = TokenKind.Or,
        ["OR"] = TokenKind.Or,
        ["not"] = TokenKind.Not,
        ["NOT"] = TokenKind.Not,
        ["in"] = TokenKind.In,
        ["IN"] = TokenKind.In,
        ["like"] = TokenKind.Like,
        ["LIKE"] = TokenKind.Like,
        ["exists"] = TokenKind.Exists,
        ["EXISTS"] = TokenKind.Exists,
        ["true"] = TokenKind.Boolean,
        ["True"] = TokenKind.Boolean,
        ["TRUE"] = TokenKind.Boolean,
        ["false"] = TokenKind.Boolean,
        ["False"] = TokenKind.Boolean,
        ["FALSE"] = TokenKind.Boolean,
    };

    // Single spaces, one case: the server's lexer knows these as whole tokens.
    private static readonly (string Text, TokenKind Kind)[] NullTests =
    [
        ("is not null", TokenKind.IsNotNull),
        ("IS NOT NULL", TokenKind.IsNotNull),
        ("is null", TokenKind.IsNull),
        ("IS NULL", TokenKind.IsNull),
    ];

    public static bool TryGet(ReadOnlySpan<char> word, out TokenKind kind) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out kind);

    public static bool TryGetNullTest(ReadOnlySpan<char> rest, out int length, out TokenKind kind)
    {
        foreach (var (text, test) in NullTests)
        {
            if (rest.StartsWith(text, StringComparison.Ordinal) && (rest.Length == text.Length || !IsNamePart(rest[text.Length])))
            {
                (length, kind) = (text.Length, test);
                return true;
            }
        }

        (length, kind) = (0, default);
        return false;
    }

    /// <summary>What to write instead of a word that looks like a keyword but is none; null when it does not.</summary>
    public static string? Hint(string word) => word.ToLowerInvariant() switch
    {
        "is" => "null tests are 'is null' and 'is not null', with single spaces, all lower or all upper case",
        "and" or "or" or "not" or "in" or "like" or "exists" => $"keywords are all lower or all upper case: write {word.ToLowerInvariant()}",
        "between" => "write a range as 1 <= field <= 9",
        _ => null,
    };

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
