namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>Splits an expression into tokens, literals decoded, the last one <see cref="TokenKind.End"/>.</summary>
/// <remarks>Follows the lexical part of Milvus's grammar (Plan.g4): the longest match wins.</remarks>
internal ref struct Lexer
{
    private readonly string _text;
    private int _position;

    private Lexer(string text) => _text = text;

    public static List<Token> Tokenize(string expression)
    {
        RefuseBrokenSurrogates(expression);
        var lexer = new Lexer(expression);
        var tokens = new List<Token>(Math.Min(expression.Length / 3, 4096) + 4);
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
        if (_position == _text.Length)
            return new Token(TokenKind.End, _position, _position);
        var c = _text[_position];
        if (NumberLiterals.StartsAt(_text, _position))
            return Advance(NumberLiterals.Read(_text, _position));
        if (StringLiterals.StartsAt(_text, _position))
            return Advance(StringLiterals.Read(_text, _position));
        if (Keywords.IsNameStart(c))
            return Advance(Word());
        if (c == '$')
            return Advance(PathLexer.Meta(_text, _position));
        return Advance(Symbol(c));
    }

    private Token Advance(Token token)
    {
        _position = token.End;
        return token;
    }

    private readonly Token Word()
    {
        var rest = _text.AsSpan(_position);
        if (Keywords.TryGetNullTest(rest, out var length, out var kind))
            return new Token(kind, _position, _position + length);
        length = 1;
        while (length < rest.Length && Keywords.IsNamePart(rest[length]))
            length++;
        var word = rest[..length];
        if (!Keywords.TryGet(word, out kind))
            return PathLexer.Field(_text, _position, _position + length);
        object? value = kind == TokenKind.Boolean ? word[0] is 't' or 'T' : null;
        return new Token(kind, _position, _position + length, value);
    }

    private readonly Token Symbol(char c)
    {
        var next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        var (kind, length) = (c, next) switch
        {
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('<', '<') => (TokenKind.ShiftLeft, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('<', '>') => throw Unexpected("use '!=' for 'not equal'"),
            ('<', _) => (TokenKind.Less, 1),
            ('>', '>') => (TokenKind.ShiftRight, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('>', _) => (TokenKind.Greater, 1),
            ('=', '=') => (TokenKind.Equal, 2),
            ('=', '~') => (TokenKind.RegexMatch, 2),
            ('=', _) => (TokenKind.Assign, 1),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('!', '~') => (TokenKind.RegexNotMatch, 2),
            ('!', _) => (TokenKind.Not, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', '*') => (TokenKind.Power, 2),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('&', '&') => (TokenKind.And, 2),
            ('&', _) => (TokenKind.BitAnd, 1),
            ('|', '|') => (TokenKind.Or, 2),
            ('|', _) => (TokenKind.BitOr, 1),
            ('^', _) => (TokenKind.BitXor, 1),
            ('~', _) => (TokenKind.BitNot, 1),
            _ => throw Unexpected($"unexpected character '{DisplayRune()}'; a dynamic key that is no identifier is written $meta[\"…\"]"),
        };
        return new Token(kind, _position, _position + length);
    }

    private readonly string DisplayRune() =>
        char.IsHighSurrogate(_text[_position]) ? _text.Substring(_position, 2) : _text[_position].ToString();

    private readonly FilterException Unexpected(string message) => new(_position, $"invalid expression: {message}");

    // Text with half a surrogate pair has no UTF-8 form, so no stored value could ever equal it.
    private static void RefuseBrokenSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new FilterException(i, "invalid expression: half of a surrogate pair is not text");
            i++;
        }
    }
}
