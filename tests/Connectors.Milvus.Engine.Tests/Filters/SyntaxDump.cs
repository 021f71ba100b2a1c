using System.Globalization;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>A parsed expression with every node in parentheses, operator first.</summary>
internal static class SyntaxDump
{
    public static string Of(string expression) => Of(Parser.Parse(expression));

    private static string Of(SyntaxNode node) => node switch
    {
        IntegerSyntax integer => integer.Magnitude.ToString(CultureInfo.InvariantCulture),
        FloatSyntax real => real.Value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0",
        BooleanSyntax flag => flag.Value ? "true" : "false",
        StringSyntax text => $"'{text.Literal.Text}'",
        TemplateSyntax template => $"{{{template.Name}}}",
        PathSyntax path => Of(path.Path),
        ListSyntax list => $"[{string.Join(' ', list.Items.Select(Of))}]",
        UnarySyntax unary => $"({unary.Operator switch { UnaryOperator.Not => "not", UnaryOperator.Minus => "neg", _ => "pos" }} {Of(unary.Operand)})",
        BinarySyntax binary => $"({binary.Operator.Text()} {Of(binary.Left)} {Of(binary.Right)})",
        JunctionSyntax junction => $"({(junction.IsAnd ? "and" : "or")} {string.Join(' ', junction.Operands.Select(Of))})",
        RangeSyntax range => $"(range {Of(range.First)} {range.Left.Text()} {Of(range.Middle)} {range.Right.Text()} {Of(range.Last)})",
        MembershipSyntax membership => $"({(membership.IsNegated ? "not-in" : "in")} {Of(membership.Operand)} {Of(membership.List)})",
        LikeSyntax like => $"(like {Of(like.Operand)} {Of(like.Pattern)})",
        RegexSyntax regex => $"({(regex.IsNegated ? "!~" : "=~")} {Of(regex.Operand)} {Of(regex.Pattern)})",
        NullTestSyntax test => $"({(test.IsNegated ? "is-not-null" : "is-null")} {Of(test.Operand)})",
        ExistsSyntax exists => $"(exists {Of(exists.Operand)})",
        CallSyntax call => $"({call.Function} {string.Join(' ', call.Arguments.Select(Of))})",
        _ => throw new InvalidOperationException(node.ToString()),
    };

    private static string Of(FieldPath path) =>
        path.Root + string.Concat(path.Steps.Select(step => step.IsIndex ? $"[{step.Name}]" : $"['{step.Name}']"));
}
