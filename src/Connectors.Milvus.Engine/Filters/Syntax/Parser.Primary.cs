namespace Connectors.Milvus.Engine.Filters.Syntax;

// What an expression starts with: literals, names, templates, lists, parentheses, prefix operators, calls.
internal sealed partial class Parser
{
    private SyntaxNode ParsePrefix()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                return new IntegerSyntax(token.Position, (ulong)Advance().Value!);
            case TokenKind.Float:
                return new FloatSyntax(token.Position, (double)Advance().Value!);
            case TokenKind.Boolean:
                return new BooleanSyntax(token.Position, (bool)Advance().Value!);
            case TokenKind.String:
                return new StringSyntax(token.Position, (StringLiteral)Advance().Value!);
            case TokenKind.LeftBrace:
                return ParseTemplate();
            case TokenKind.LeftBracket:
                return ParseList();
            case TokenKind.LeftParenthesis:
                return ParseParentheses();
            case TokenKind.Path:
                return ParsePath();
            case TokenKind.Plus or TokenKind.Minus or TokenKind.Not:
                return ParseUnary();
            case TokenKind.Exists:
                Advance();
                return new ExistsSyntax(token.Position, ParseExpression(Precedence.Exists));
            case TokenKind.Element:
                throw NotSupported(token.Position, "element access ($, $[sub]) is not supported; the dynamic field is $meta");
            case TokenKind.BitNot:
                throw NotSupported(token.Position, "bitwise not (~) is not supported");
            default:
                throw Unexpected("a value, a field or '('");
        }
    }

    private SyntaxNode ParseParentheses()
    {
        Advance();
        var inner = ParseExpression(Precedence.Or);
        Expect(TokenKind.RightParenthesis, "')'");
        return inner;
    }

    private UnarySyntax ParseUnary()
    {
        var token = Advance();
        var op = token.Kind switch
        {
            TokenKind.Plus => UnaryOperator.Plus,
            TokenKind.Minus => UnaryOperator.Minus,
            _ => UnaryOperator.Not,
        };
        return new UnarySyntax(token.Position, op, ParseExpression(Precedence.Unary));
    }

    private TemplateSyntax ParseTemplate()
    {
        var start = Advance();
        if (Current is not { Kind: TokenKind.Path, Value: FieldPath { Steps.Count: 0 } path })
            throw Unexpected("the name of a template variable");
        Advance();
        Expect(TokenKind.RightBrace, "'}'");
        return new TemplateSyntax(start.Position, path.Root);
    }

    private ListSyntax ParseList()
    {
        var start = Advance();
        var items = new List<SyntaxNode>();
        while (Current.Kind != TokenKind.RightBracket)
        {
            items.Add(ParseExpression(Precedence.Or));
            if (Current.Kind != TokenKind.RightBracket)
                Expect(TokenKind.Comma, "',' or ']'");
        }

        Advance();
        return new ListSyntax(start.Position, items);
    }

    private SyntaxNode ParsePath()
    {
        var token = Advance();
        var path = (FieldPath)token.Value!;
        if (Current.Kind == TokenKind.LeftParenthesis && path.Steps.Count == 0)
            return ParseCall(token, path.Root);
        if (Current.Kind == TokenKind.String && path is { Steps.Count: 0, Root: "ISO" or "iso" })
            return new TimeSyntax(token.Position, ((StringLiteral)Advance().Value!).Text);
        if (Current.Kind == TokenKind.String && path is { Steps.Count: 0, Root: "INTERVAL" or "interval" })
            return new IntervalSyntax(token.Position, ((StringLiteral)Advance().Value!).Text);
        var node = new PathSyntax(token.Position, path);
        return Current.Kind switch
        {
            TokenKind.IsNull => new NullTestSyntax(Advance().Position, node, false),
            TokenKind.IsNotNull => new NullTestSyntax(Advance().Position, node, true),
            _ => node,
        };
    }

    private CallSyntax ParseCall(Token name, string text)
    {
        if (!FilterFunctionNames.TryGet(text, out var function))
            throw NotSupported(name.Position, FilterFunctionNames.Unknown(text));
        Advance();
        var arguments = new List<SyntaxNode> { ParseExpression(Precedence.Or) };
        while (Current.Kind == TokenKind.Comma)
        {
            Advance();
            if (arguments.Count == FilterFunctionNames.ArgumentCount(function) && FilterFunctionNames.OptionName(function) is { } option)
                ExpectOption(option);
            arguments.Add(ParseExpression(Precedence.Or));
        }

        Expect(TokenKind.RightParenthesis, "',' or ')'");
        var expected = FilterFunctionNames.ArgumentCount(function);
        return arguments.Count == expected || (arguments.Count == expected + 1 && FilterFunctionNames.HasOption(function))
            ? new CallSyntax(name.Position, function, arguments)
            : throw new FilterException(name.Position, $"invalid expression: {text} takes {expected} argument(s), got {arguments.Count}");
    }

    private void ExpectOption(string name)
    {
        if (Current is not { Kind: TokenKind.Path, Value: FieldPath { Steps.Count: 0 } path } || !path.Root.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw Unexpected(name);
        Advance();
        Expect(TokenKind.Assign, "'='");
    }

    private void Expect(TokenKind kind, string description)
    {
        if (Current.Kind != kind)
            throw Unexpected(description);
        Advance();
    }

    private FilterException Unexpected(string expected)
    {
        var token = Current;
        var hint = token switch
        {
            { Kind: TokenKind.Assign } => "use '==' to compare",
            { Value: FieldPath { Steps.Count: 0 } path } => Keywords.Hint(path.Root),
            _ => null,
        };
        return new FilterException(token.Position, $"invalid expression: {hint ?? $"expected {expected}"}");
    }
}
