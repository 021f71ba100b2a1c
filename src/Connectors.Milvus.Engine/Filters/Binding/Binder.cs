using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Checks an expression against a schema and the templates' values, and folds what is constant.</summary>
internal sealed partial class Binder(FilterSchema schema, IReadOnlyDictionary<string, object?>? templates)
{
    /// <summary>Binds a whole filter, which must be a condition.</summary>
    public Predicate BindPredicate(SyntaxNode node)
    {
        var bound = Bind(node);
        return AsPredicate(bound) ?? throw (bound switch
        {
            FieldOperand { Kind: ValueKind.Bool } field =>
                new FilterException(node.Position, $"predicate is not a boolean expression: write {field.Field.Name} == true"),
            Operand operand =>
                new FilterException(node.Position, $"predicate is not a boolean expression, data type: {operand.TypeName}"),
            _ => new InvalidOperationException($"unknown bound node {bound.GetType().Name}"),
        });
    }

    private Bound Bind(SyntaxNode node) => node switch
    {
        IntegerSyntax integer => new ConstantOperand(Integer(integer)),
        FloatSyntax real => new ConstantOperand(new FloatConstant(real.Value)),
        BooleanSyntax flag => new ConstantOperand(new BoolConstant(flag.Value)),
        StringSyntax text => new ConstantOperand(String(text)),
        TimeSyntax time => new ConstantOperand(Times.Moment(time)),
        IntervalSyntax interval => throw new FilterException(interval.Position, "an interval can only be added to or subtracted from a Timestamptz field"),
        TemplateSyntax template => new ConstantOperand(TemplateValues.Find(templates, template.Name, template.Position)),
        ListSyntax list => new ConstantOperand(new ListConstant([.. list.Items.Select(BindListItem)])),
        PathSyntax path => FieldResolver.Resolve(path, schema),
        UnarySyntax unary => BindUnary(unary),
        BinarySyntax binary => binary.Operator.IsComparison() ? BindComparison(binary) : BindArithmetic(binary),
        JunctionSyntax junction => BindJunction(junction),
        RangeSyntax range => BindRange(range),
        MembershipSyntax membership => BindMembership(membership),
        LikeSyntax like => BindLike(like),
        RegexSyntax regex => regex.IsNegated ? Not(BindRegex(regex)) : BindRegex(regex),
        NullTestSyntax test => BindNullTest(test),
        ExistsSyntax exists => BindExists(exists),
        CallSyntax call => BindCall(call),
        _ => throw new InvalidOperationException($"unknown syntax node {node.GetType().Name}"),
    };

    private Operand BindOperand(SyntaxNode node) => Bind(node) as Operand
        ?? throw new FilterException(node.Position, "expected a value or a field here, found a condition; comparisons cannot be compared");

    private Constant BindConstant(SyntaxNode node, string role) => BindOperand(node) is ConstantOperand { Value: var value }
        ? value
        : throw new FilterException(node.Position, $"{role} cannot be a non-const expression");

    private Constant BindListItem(SyntaxNode node) => BindConstant(node, "a value in a list");

    private static IntConstant Integer(IntegerSyntax syntax) => syntax.Magnitude <= long.MaxValue
        ? new IntConstant((long)syntax.Magnitude)
        : throw new FilterException(syntax.Position, "invalid expression: the number is out of range; integers have 64 bits");

    private static StringConstant String(StringSyntax syntax) => syntax.Literal.WithKnownEscapes().HasPatternEscape
        ? throw new FilterException(syntax.Position, "invalid expression: '\\%' and '\\_' are escapes of like patterns only; a backslash is written \\\\")
        : new StringConstant(syntax.Literal.Text);

    private Bound BindUnary(UnarySyntax syntax)
    {
        if (syntax.Operator == UnaryOperator.Not)
            return Not(BindNotOperand(syntax));
        if (syntax is { Operator: UnaryOperator.Minus, Operand: IntegerSyntax { Magnitude: 1UL << 63 } })
            return new ConstantOperand(new IntConstant(long.MinValue));
        return BindOperand(syntax.Operand) switch
        {
            ConstantOperand { Value: var value } when syntax.Operator == UnaryOperator.Minus => new ConstantOperand(ConstantMath.Negate(value, syntax.Position)),
            ConstantOperand { Value: var value } constant when value.IsNumber() => constant,
            ConstantOperand constant => throw new FilterException(syntax.Position, $"'+' cannot be applied to {constant.TypeName}"),
            var operand when syntax.Operator == UnaryOperator.Plus => operand,
            _ => throw new FilterException(syntax.Position, "'-' can only be applied to constants; write field * -1"),
        };
    }

    private Predicate BindNotOperand(UnarySyntax syntax)
    {
        var bound = Bind(syntax.Operand);
        return (AsPredicate(bound) is { } predicate ? NoSample(predicate, syntax.Operand.Position) : null) ?? throw new FilterException(
            syntax.Position,
            $"'not' op can only be applied on boolean expression, not on {((Operand)bound).TypeName}; it binds tighter than comparisons, write not (a == b)");
    }

    private static Predicate? AsPredicate(Bound bound) => bound switch
    {
        Predicate predicate => predicate,
        ConstantOperand { Value: BoolConstant constant } => constant.Value ? TruthPredicate.True : TruthPredicate.False,
        _ => null,
    };

    private Predicate BindJunction(JunctionSyntax syntax)
    {
        // One side decides alone, even against UNKNOWN; the other constant changes nothing.
        var deciding = !syntax.IsAnd;
        var operands = new List<Predicate>(syntax.Operands.Count);
        var isDecided = false;
        foreach (var operand in syntax.Operands)
        {
            var isLast = ReferenceEquals(operand, syntax.Operands[^1]);
            var predicate = syntax.IsAnd && isLast ? BindPredicate(operand) : NoSample(BindPredicate(operand), operand.Position);
            if (predicate is TruthPredicate truth)
                isDecided |= truth.Value == deciding;
            else
                operands.Add(predicate);
        }

        if (isDecided || operands.Count == 0)
            return new TruthPredicate(isDecided == deciding);
        operands = ChainMerger.Merge(syntax.IsAnd, operands);
        return operands.Count == 1 ? operands[0] : new JunctionPredicate(syntax.IsAnd, operands);
    }

    private static Predicate Not(Predicate operand) => operand switch
    {
        TruthPredicate truth => new TruthPredicate(!truth.Value),
        MembershipPredicate { Values.Count: 0 } empty when !IsNullable(empty.Operand) => TruthPredicate.True,
        _ => new NotPredicate(operand),
    };

    private static bool IsNullable(Operand operand) => operand switch
    {
        FieldOperand field => field.Field.IsNullable,
        JsonOperand json => json.IsNullable,
        _ => true,
    };
}
