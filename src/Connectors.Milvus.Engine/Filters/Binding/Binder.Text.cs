using Connectors.Milvus.Engine.Filters.Syntax;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Filters.Binding;

// text_match and phrase_match.
internal sealed partial class Binder
{
    private const long MaxShouldMatch = 1000;

    private TextPredicate BindTextMatch(CallSyntax syntax)
    {
        var isPhrase = syntax.Function == FilterFunction.PhraseMatch;
        var operation = isPhrase ? "phrase match" : "text match";
        var field = BindOperand(syntax.Arguments[0]) is FieldOperand { Kind: ValueKind.String } operand
            ? operand.Field
            : throw new FilterException(syntax.Arguments[0].Position, $"{operation} operation on non-string is unsupported");
        if (field.Type == EngineDataType.Text && !isPhrase)
            throw new FilterException(syntax.Arguments[0].Position, "text match operation on text field is not supported yet");
        if (field.MatchAnalyzer is not { } analyzer)
            throw new FilterException(syntax.Arguments[0].Position, $"field \"{field.Name}\" does not enable match");
        if (BindConstant(syntax.Arguments[1], "the text to match") is not StringConstant text)
            throw new FilterException(syntax.Arguments[1].Position, $"the text of a {operation} must be a string");
        var number = isPhrase ? BindSlop(syntax) : BindShouldMatch(syntax);
        return new TextPredicate(field, new TextQuery(isPhrase, number, analyzer, text.Value));
    }

    private long BindShouldMatch(CallSyntax syntax)
    {
        if (syntax.Arguments.Count < 3)
            return 1;
        var value = BindConstant(syntax.Arguments[2], "minimum_should_match") is IntConstant number
            ? number.Value
            : throw new FilterException(syntax.Arguments[2].Position, "minimum_should_match should be a const integer expression");
        return value is >= 1 and <= MaxShouldMatch
            ? value
            : throw new FilterException(syntax.Arguments[2].Position, $"minimum_should_match should be in range [1, {MaxShouldMatch}], got {value}");
    }

    private long BindSlop(CallSyntax syntax)
    {
        if (syntax.Arguments.Count < 3)
            return 0;
        var slop = BindConstant(syntax.Arguments[2], "\"slop\"") is IntConstant number
            ? number.Value
            : throw new FilterException(syntax.Arguments[2].Position, "\"slop\" should be a const integer expression with \"uint32\" value");
        if (slop < 0)
            throw new FilterException(syntax.Arguments[2].Position, $"\"slop\" should not be a negative interger. \"slop\" passed: {slop}");
        return slop <= uint.MaxValue ? slop : throw new FilterException(syntax.Arguments[2].Position, $"\"slop\" exceeds the range of \"uint32\". \"slop\" expression passed: {slop}");
    }
}
