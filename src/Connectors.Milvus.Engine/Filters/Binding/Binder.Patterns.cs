using Connectors.Milvus.Engine.Filters.Patterns;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

// like and regular expressions.
internal sealed partial class Binder
{
    private LikePredicate BindLike(LikeSyntax syntax)
    {
        var operand = BindText(syntax.Operand, "like");

        // The pattern's own escapes stay in the literal; elsewhere they would be an error.
        var text = syntax.Pattern is StringSyntax literal ? literal.Literal.WithKnownEscapes().Text
            : BindConstant(syntax.Pattern, "the pattern of like") is StringConstant constant ? constant.Value
            : throw new FilterException(syntax.Pattern.Position, "the pattern of like must be a string");
        return LikePattern.Parse(text) is { } pattern
            ? new LikePredicate(operand, pattern)
            : throw new FilterException(syntax.Pattern.Position, "the pattern ends with a backslash that escapes nothing; a literal backslash is \\\\ in the pattern");
    }

    private RegexPredicate BindRegex(RegexSyntax syntax)
    {
        var operand = BindText(syntax.Operand, "regex match");
        var pattern = syntax.Pattern is StringSyntax literal ? literal.Literal.Text
            : BindConstant(syntax.Pattern, "a regular expression") is StringConstant constant ? constant.Value
            : throw new FilterException(syntax.Pattern.Position, "a regular expression must be a string");
        try
        {
            _ = Re2Pattern.Parse(pattern);
            return new RegexPredicate(operand, pattern);
        }
        catch (PatternException error)
        {
            throw new FilterException(syntax.Pattern.Position, $"invalid regex pattern \"{ErrorExcerpt.Shorten(pattern)}\": {error.Message}");
        }
    }

    private Operand BindText(SyntaxNode node, string operation)
    {
        var operand = BindOperand(node);
        if (operand is not (FieldOperand or ItemOperand or JsonOperand))
            throw new FilterException(node.Position, $"{operation} operation on complicated expr is unsupported: it asks for a field on its left");
        if (operand is FieldOperand { Kind: ValueKind.Array } array)
            throw ArrayDirectly(array, node.Position);
        return operand.Kind is ValueKind.String or ValueKind.Json && operand is not FieldOperand { Field.Type: EngineDataType.Text }
            ? operand
            : throw new FilterException(node.Position, $"{operation} operation on non-string or no-json field is unsupported, got {operand.TypeName}");
    }
}
