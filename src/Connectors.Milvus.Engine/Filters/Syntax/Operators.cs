namespace Connectors.Milvus.Engine.Filters.Syntax;

internal enum UnaryOperator
{
    Plus,
    Minus,
    Not,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    BitAnd,
    BitOr,
    BitXor,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>How tightly operators bind: the order of the alternatives in Milvus's grammar, loosest first.</summary>
internal static class Precedence
{
    public const int Or = 1;
    public const int And = 2;
    public const int BitOr = 3;
    public const int BitXor = 4;
    public const int BitAnd = 5;
    public const int Equality = 6;
    public const int Relational = 7;
    public const int Range = 8;
    public const int In = 9;
    public const int Shift = 10;
    public const int Additive = 11;
    public const int Multiplicative = 12;
    public const int Unary = 13;
    public const int Power = 14;
    public const int Like = 15;
    public const int Exists = 16;
}

internal static class Operators
{
    /// <summary>The binary operator of a token and its precedence; false for tokens that are none.</summary>
    public static bool TryGetBinary(TokenKind kind, out BinaryOperator op, out int precedence)
    {
        (op, precedence) = kind switch
        {
            TokenKind.Plus => (BinaryOperator.Add, Precedence.Additive),
            TokenKind.Minus => (BinaryOperator.Subtract, Precedence.Additive),
            TokenKind.Star => (BinaryOperator.Multiply, Precedence.Multiplicative),
            TokenKind.Slash => (BinaryOperator.Divide, Precedence.Multiplicative),
            TokenKind.Percent => (BinaryOperator.Modulo, Precedence.Multiplicative),
            TokenKind.Power => (BinaryOperator.Power, Precedence.Power),
            TokenKind.BitAnd => (BinaryOperator.BitAnd, Precedence.BitAnd),
            TokenKind.BitOr => (BinaryOperator.BitOr, Precedence.BitOr),
            TokenKind.BitXor => (BinaryOperator.BitXor, Precedence.BitXor),
            TokenKind.Less => (BinaryOperator.Less, Precedence.Relational),
            TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, Precedence.Relational),
            TokenKind.Greater => (BinaryOperator.Greater, Precedence.Relational),
            TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, Precedence.Relational),
            TokenKind.Equal => (BinaryOperator.Equal, Precedence.Equality),
            TokenKind.NotEqual => (BinaryOperator.NotEqual, Precedence.Equality),
            _ => (default, 0),
        };
        return precedence != 0;
    }

    public static bool IsComparison(this BinaryOperator op) => op >= BinaryOperator.Less;

    /// <summary>The operator of <c>b op a</c> that says what this one says of <c>a op b</c>.</summary>
    public static BinaryOperator Mirror(this BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };

    /// <summary>The operator as Milvus and the user write it.</summary>
    public static string Text(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "**",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        _ => "!=",
    };
}
