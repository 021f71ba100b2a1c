using System.Numerics;

namespace Connectors.Milvus.Engine.Filters.Syntax;

/// <summary>An expression as written, before it meets a schema. Immutable, so parsed expressions are shared and cached.</summary>
/// <param name="Position">Where an error about the node points.</param>
/// <param name="Depth">The height of the tree below and with the node.</param>
internal abstract record SyntaxNode(int Position, int Depth);

/// <summary>An integer; 2^63 and above is legal only below a minus.</summary>
internal sealed record IntegerSyntax(int Position, ulong Magnitude) : SyntaxNode(Position, 1);

internal sealed record FloatSyntax(int Position, double Value) : SyntaxNode(Position, 1);

internal sealed record BooleanSyntax(int Position, bool Value) : SyntaxNode(Position, 1);

internal sealed record StringSyntax(int Position, StringLiteral Literal) : SyntaxNode(Position, 1);

/// <summary><c>ISO '…'</c>.</summary>
internal sealed record TimeSyntax(int Position, string Text) : SyntaxNode(Position, 1);

/// <summary><c>INTERVAL '…'</c>.</summary>
internal sealed record IntervalSyntax(int Position, string Text) : SyntaxNode(Position, 1);

internal sealed record TemplateSyntax(int Position, string Name) : SyntaxNode(Position, 1);

internal sealed record PathSyntax(int Position, FieldPath Path) : SyntaxNode(Position, 1);

internal sealed record ListSyntax(int Position, IReadOnlyList<SyntaxNode> Items)
    : SyntaxNode(Position, 1 + (Items.Count == 0 ? 0 : Items.Max(item => item.Depth)));

internal sealed record UnarySyntax(int Position, UnaryOperator Operator, SyntaxNode Operand)
    : SyntaxNode(Position, 1 + Operand.Depth);

internal sealed record BinarySyntax(int Position, BinaryOperator Operator, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Position, 1 + Math.Max(Left.Depth, Right.Depth));

/// <summary>A chain of and, or of or: flat, however long, and as deep as a balanced tree of its parts.</summary>
internal sealed record JunctionSyntax(int Position, bool IsAnd, IReadOnlyList<SyntaxNode> Operands)
    : SyntaxNode(Position, 1 + BitOperations.Log2((uint)Operands.Count) + Operands.Max(operand => operand.Depth));

/// <summary><c>first op1 middle op2 last</c>, both operators rising or both falling.</summary>
internal sealed record RangeSyntax(int Position, SyntaxNode First, BinaryOperator Left, PathSyntax Middle, BinaryOperator Right, SyntaxNode Last)
    : SyntaxNode(Position, 2 + Math.Max(First.Depth, Last.Depth));

internal sealed record MembershipSyntax(int Position, SyntaxNode Operand, SyntaxNode List, bool IsNegated)
    : SyntaxNode(Position, 1 + Math.Max(Operand.Depth, List.Depth));

internal sealed record LikeSyntax(int Position, SyntaxNode Operand, SyntaxNode Pattern)
    : SyntaxNode(Position, 1 + Math.Max(Operand.Depth, Pattern.Depth));

/// <summary><c>operand =~ pattern</c>, or with <c>!~</c>.</summary>
internal sealed record RegexSyntax(int Position, SyntaxNode Operand, SyntaxNode Pattern, bool IsNegated)
    : SyntaxNode(Position, 1 + Math.Max(Operand.Depth, Pattern.Depth));

internal sealed record NullTestSyntax(int Position, PathSyntax Operand, bool IsNegated) : SyntaxNode(Position, 2);

internal sealed record ExistsSyntax(int Position, SyntaxNode Operand) : SyntaxNode(Position, 1 + Operand.Depth);

internal sealed record CallSyntax(int Position, FilterFunction Function, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Position, 1 + Arguments.Max(argument => argument.Depth));
