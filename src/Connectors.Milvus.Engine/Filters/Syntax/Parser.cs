namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>An operator-precedence parser for Milvus's filter grammar (Plan.g4).</summary>
internal sealed partial class Parser
{
    /// <summary>
    /// How deep an expression may nest; chains of and/or count as balanced trees. It bounds our own recursion and keeps
    /// the generated SQL within SQLite's limit of 1000.
    /// </summary>
    public const int MaxDepth = 200;

    private readonly List<Token> _tokens;
    private int _index;
    private int _nesting;

    private Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_index];

    /// <summary>Parses a whole expression; the text is not blank.</summary>
    public static SyntaxNode Parse(string expression)
    {
        var parser = new Parser(Lexer.Tokenize(expression));
        var node = parser.ParseExpression(Precedence.Or);
        return parser.Current.Kind == TokenKind.End
            ? node
            : throw parser.Unexpected("an operator or the end of the expression");
    }

    private SyntaxNode ParseExpression(int minimum)
    {
        if (++_nesting > MaxDepth)
            throw TooDeep(Current.Position);
        var left = ParsePrefix();
        while (ParseInfix(left, minimum) is { } node)
        {
            if (node.Depth > MaxDepth)
                throw TooDeep(node.Position);
            left = node;
        }

        _nesting--;
        return left;
    }

    // One operator and its right side, or null when what follows binds less tightly than the minimum.
    private SyntaxNode? ParseInfix(SyntaxNode left, int minimum)
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Or or TokenKind.And:
                return ParseJunction(left, token.Kind, minimum);
            case TokenKind.In when minimum <= Precedence.In:
                Advance();
                return new MembershipSyntax(token.Position, left, ParseExpression(Precedence.In + 1), false);
            case TokenKind.Not when minimum <= Precedence.In && _tokens[_index + 1].Kind == TokenKind.In:
                Advance();
                Advance();
                return new MembershipSyntax(token.Position, left, ParseExpression(Precedence.In + 1), true);
            case TokenKind.Like when minimum <= Precedence.Like:
                Advance();
                return new LikeSyntax(token.Position, left, ParseExpression(Precedence.Like + 1));
            case TokenKind.RegexMatch or TokenKind.RegexNotMatch when minimum <= Precedence.Like:
                Advance();
                return new RegexSyntax(token.Position, left, ParseExpression(Precedence.Like + 1), token.Kind == TokenKind.RegexNotMatch);
            case TokenKind.ShiftLeft or TokenKind.ShiftRight:
                throw NotSupported(token.Position, "bit shifts (<< and >>) are not supported");
            case TokenKind.IsNull or TokenKind.IsNotNull:
                throw new FilterException(token.Position, "invalid expression: a null test stands right after a field or path");
            default:
                return ParseBinary(left, token, minimum);
        }
    }

    private JunctionSyntax? ParseJunction(SyntaxNode first, TokenKind kind, int minimum)
    {
        var precedence = kind == TokenKind.And ? Precedence.And : Precedence.Or;
        if (precedence < minimum)
            return null;
        var operands = new List<SyntaxNode> { first };
        var position = Current.Position;
        while (Current.Kind == kind)
        {
            Advance();
            operands.Add(ParseExpression(precedence + 1));
        }

        return new JunctionSyntax(position, kind == TokenKind.And, operands);
    }

    private SyntaxNode? ParseBinary(SyntaxNode left, Token token, int minimum)
    {
        if (!Operators.TryGetBinary(token.Kind, out var op, out var precedence))
            return null;
        if (minimum <= Precedence.Range && ParseRange(left, op) is { } range)
            return range;
        if (precedence < minimum)
            return null;
        Advance();
        return new BinarySyntax(token.Position, op, left, ParseExpression(precedence + 1));
    }

    // "1 < a <= 9" and "9 > a >= 1": a field or path between two operators of one direction.
    private RangeSyntax? ParseRange(SyntaxNode first, BinaryOperator left)
    {
        if (!IsRising(left) && !IsFalling(left))
            return null;
        if (_tokens[_index + 1] is not { Kind: TokenKind.Path, Value: FieldPath path } middle)
            return null;
        if (!Operators.TryGetBinary(_tokens[_index + 2].Kind, out var right, out _) || IsRising(left) != IsRising(right) || IsFalling(left) != IsFalling(right))
            return null;
        var position = Current.Position;
        _index += 3;
        return new RangeSyntax(position, first, left, new PathSyntax(middle.Position, path), right, ParseExpression(Precedence.Range + 1));
    }

    private static bool IsRising(BinaryOperator op) => op is BinaryOperator.Less or BinaryOperator.LessOrEqual;

    private static bool IsFalling(BinaryOperator op) => op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;

    private Token Advance() => _tokens[_index++];

    private static FilterException TooDeep(int position) =>
        new(position, $"the expression nests deeper than {MaxDepth} levels; write long chains with 'in' or without parentheses");

    private static FilterException NotSupported(int position, string message) => new(position, message);
}
