using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

// Milvus computes with one field and constants: (field op constant) op constant … Anything wider it refuses, and so do we,
// because what the file accepts the cluster must accept.
internal sealed partial class Binder
{
    private Operand BindArithmetic(BinarySyntax syntax)
    {
        if (syntax.Right is IntervalSyntax interval)
            return Times.Shift(BindOperand(syntax.Left), syntax.Operator, interval);
        var (left, right) = (BindOperand(syntax.Left), BindOperand(syntax.Right));
        return (left, right) switch
        {
            (ConstantOperand a, ConstantOperand b) => new ConstantOperand(ConstantMath.Compute(syntax.Operator, a.Value, b.Value, syntax.Position)),
            (_, ConstantOperand b) => Compute(syntax, left, b.Value),
            (ConstantOperand a, _) when IsCommutative(syntax.Operator) => Compute(syntax, right, a.Value),
            (ConstantOperand, _) => throw new FilterException(
                syntax.Position, $"a constant on the left of '{syntax.Operator.Text()}' is not supported; write field {syntax.Operator.Text()} constant"),
            _ => throw new FilterException(syntax.Position, "not supported to do arithmetic operations between multiple fields"),
        };
    }

    private static ArithmeticOperand Compute(BinarySyntax syntax, Operand source, Constant constant)
    {
        var (op, position) = (syntax.Operator, syntax.Position);
        if (op == BinaryOperator.Power)
            throw new FilterException(position, "power can only apply on constants");
        if (source is LengthOperand)
            throw new FilterException(position, "complicated arithmetic operations are not supported: compare array_length(...) with a constant");
        if (source is FieldOperand { Kind: ValueKind.Array } array)
            throw ArrayDirectly(array, position);
        if (!constant.IsNumber() || !(source.Kind.IsNumber() || source.Kind == ValueKind.Json))
            throw new FilterException(position, $"cannot perform arithmetic between {source.TypeName} field and {constant.TypeName}");
        if (op is BinaryOperator.Divide or BinaryOperator.Modulo && ConstantMath.IsZero(constant))
            throw new FilterException(position, "division or modulus by zero");
        var kind = ResultKind(source, constant, position);
        if (NeedsIntegers(op) && kind != ValueKind.Int)
            throw new FilterException(position, $"'{op.Text()}' can only apply on integer types");
        return new ArithmeticOperand(op, source, kind == ValueKind.Float ? TypeRules.AsFloat(constant, false) : constant, kind);
    }

    // A JSON number takes the type of the constant; an integer never meets a float.
    private static ValueKind ResultKind(Operand source, Constant constant, int position) => (source.Kind, constant) switch
    {
        (ValueKind.Float, _) => ValueKind.Float,
        (ValueKind.Json, FloatConstant) => ValueKind.Float,
        (_, IntConstant) => ValueKind.Int,
        _ => throw new FilterException(
            position, $"cannot perform arithmetic between {source.TypeName} field and {constant.TypeName}; use an integer constant"),
    };

    private static bool NeedsIntegers(BinaryOperator op) =>
        op is BinaryOperator.Modulo or BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor;

    private static bool IsCommutative(BinaryOperator op) =>
        op is BinaryOperator.Add or BinaryOperator.Multiply or BinaryOperator.Power or BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor;
}
