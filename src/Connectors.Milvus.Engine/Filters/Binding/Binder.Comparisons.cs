using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

internal sealed partial class Binder
{
    private Bound BindComparison(BinarySyntax syntax)
    {
        var (left, right) = (BindOperand(syntax.Left), BindOperand(syntax.Right));
        return (left, right) switch
        {
            (ConstantOperand a, ConstantOperand b) =>
                new ConstantOperand(new BoolConstant(ConstantMath.Compare(syntax.Operator, a.Value, b.Value, syntax.Position))),
            (ConstantOperand a, _) => CompareWithConstant(syntax.Operator.Mirror(), right, a.Value, syntax.Position),
            (_, ConstantOperand b) => CompareWithConstant(syntax.Operator, left, b.Value, syntax.Position),
            _ => CompareFields(syntax.Operator, left, right, syntax.Position),
        };
    }

    private static ComparePredicate CompareWithConstant(BinaryOperator op, Operand operand, Constant constant, int position)
    {
        var isEquality = op is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (operand.Kind == ValueKind.Array)
            return CompareArray(op, (FieldOperand)operand, constant, position, isEquality);
        if (constant is ListConstant && !isEquality)
            throw new FilterException(position, "lists can only be compared with == and !=");
        var cast = TypeRules.Cast(constant, operand) ?? throw CannotCast(constant, operand, position);
        return new ComparePredicate(op, operand, new ConstantOperand(cast));
    }

    private static ComparePredicate CompareArray(BinaryOperator op, FieldOperand array, Constant constant, int position, bool isEquality)
    {
        if (!isEquality)
            throw ArrayDirectly(array, position);
        if (constant is not ListConstant list)
            throw new FilterException(position, $"comparisons between Array[{array.Field.ElementType}] and {constant.TypeName} are not supported");
        return new ComparePredicate(op, array, new ConstantOperand(new ListConstant(SoughtValues(list, array.Field, position))));
    }

    private static ComparePredicate CompareFields(BinaryOperator op, Operand left, Operand right, int position)
    {
        if (left.JsonSource is not null || right.JsonSource is not null)
            throw new FilterException(position, "two column comparison with JSON type is not supported; compare a JSON path with a constant");
        foreach (var operand in new[] { left, right })
        {
            if (operand is not (FieldOperand or ItemOperand))
                throw new FilterException(position, "only comparison between two fields is supported; compare a computation with a constant");
            if (operand.Kind == ValueKind.Array)
                throw ArrayDirectly((FieldOperand)operand, position);
        }

        return (left.Kind == right.Kind && left.Kind != ValueKind.Shape) || (left.Kind.IsNumber() && right.Kind.IsNumber())
            ? new ComparePredicate(op, left, right)
            : throw new FilterException(position, $"comparisons between {left.TypeName} and {right.TypeName} are not supported");
    }

    private JunctionPredicate BindRange(RangeSyntax syntax)
    {
        var middle = FieldResolver.Resolve(syntax.Middle, schema);
        if (middle.Kind == ValueKind.Bool)
            throw new FilterException(syntax.Middle.Position, "invalid range operations on boolean expr");
        if (middle is FieldOperand { Kind: ValueKind.Array } array)
            throw ArrayDirectly(array, syntax.Middle.Position);
        var rising = syntax.Left is BinaryOperator.Less or BinaryOperator.LessOrEqual;
        var first = RangeBound(syntax.First, middle, rising ? "lowerbound" : "upperbound");
        var last = RangeBound(syntax.Last, middle, rising ? "upperbound" : "lowerbound");
        CheckRange(syntax, rising ? (first, last) : (last, first));
        return new JunctionPredicate(true,
        [
            new ComparePredicate(syntax.Left.Mirror(), middle, new ConstantOperand(first)),
            new ComparePredicate(syntax.Right, middle, new ConstantOperand(last)),
        ]);
    }

    private Constant RangeBound(SyntaxNode node, Operand middle, string role)
    {
        var constant = BindConstant(node, role);
        var cast = TypeRules.Cast(constant, middle) ?? throw CannotCast(constant, middle, node.Position);
        return cast is StringConstant or TimeConstant || cast.IsNumber()
            ? cast
            : throw new FilterException(node.Position, $"invalid range operations: a {role} is a number or a string");
    }

    private static void CheckRange(RangeSyntax syntax, (Constant Lower, Constant Upper) bounds)
    {
        var inclusive = syntax is { Left: BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual, Right: BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual };
        var empty = inclusive ? BinaryOperator.Greater : BinaryOperator.GreaterOrEqual;
        if (ConstantMath.Compare(empty, bounds.Lower, bounds.Upper, syntax.Position))
            throw new FilterException(syntax.Position, "invalid range: lowerbound is greater than upperbound");
    }

    private MembershipPredicate Membership(MembershipSyntax syntax)
    {
        var operand = BindOperand(syntax.Operand);
        if (operand is ConstantOperand)
            throw new FilterException(syntax.Operand.Position, "'term' can only be used on non-const expression: 'in' asks for a field on its left");
        if (operand is not (FieldOperand or ItemOperand or JsonOperand))
            throw new FilterException(syntax.Operand.Position, "'term' can only be used on single field: 'in' asks for a field on its left");
        if (operand is FieldOperand { Kind: ValueKind.Array } array)
            throw ArrayDirectly(array, syntax.Operand.Position);
        if (operand.Kind == ValueKind.Time)
            throw new FilterException(syntax.Operand.Position, "'in' is not supported on Timestamptz fields; compare with ISO '…'");
        if (BindConstant(syntax.List, "the right-hand side of 'in'") is not ListConstant list)
            throw new FilterException(syntax.List.Position, "the right-hand side of 'in' must be a list");
        var values = new List<Constant>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            values.Add(TypeRules.Cast(list.Items[i], operand) ?? throw new FilterException(
                PositionOf(syntax.List, i),
                $"value '{list.Items[i]}' in list cannot be casted to {operand.TypeName}"));
        }

        return new MembershipPredicate(operand, values);
    }

    private Predicate BindMembership(MembershipSyntax syntax) =>
        syntax.IsNegated ? Not(Membership(syntax)) : Membership(syntax);

    private static int PositionOf(SyntaxNode list, int index) =>
        list is ListSyntax syntax ? syntax.Items[index].Position : list.Position;

    private static FilterException CannotCast(Constant constant, Operand operand, int position)
    {
        var remedy = (operand.Kind, constant) switch
        {
            (ValueKind.Int, FloatConstant) => "; compare an integer with an integer",
            (ValueKind.String, _) => "; strings stand in quotes",
            (ValueKind.Bool, _) => "; write true or false",
            (ValueKind.Shape, _) => "; compare shapes with st_equals",
            _ => string.Empty,
        };
        return new FilterException(position, $"cannot cast value to {operand.TypeName}, value: {constant}{remedy}");
    }

    private static FilterException ArrayDirectly(FieldOperand array, int position) =>
        new(position, $"can not compare array field {array.Field.Name} directly; use an element ({array.Field.Name}[0]), array_contains, or == with a list");
}
