using System.Text;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Computes with constants. Two integers stay integers (division truncates); overflow is an error, not a wrap.</summary>
internal static class ConstantMath
{
    public static Constant Compute(BinaryOperator op, Constant left, Constant right, int position)
    {
        if (!left.IsNumber() || !right.IsNumber())
            throw new FilterException(position, $"'{op.Text()}' cannot be applied to {left.TypeName} and {right.TypeName}");
        if (op is BinaryOperator.Divide or BinaryOperator.Modulo && IsZero(right))
            throw new FilterException(position, "division or modulus by zero");
        try
        {
            var result = (left, right) is (IntConstant a, IntConstant b)
                ? Integers(op, a.Value, b.Value)
                : new FloatConstant(Floats(op, Number(left), Number(right), position));
            return result is FloatConstant { Value: var value } && !double.IsFinite(value)
                ? throw new OverflowException()
                : result;
        }
        catch (OverflowException)
        {
            throw new FilterException(position, $"{left} {op.Text()} {right} is out of range");
        }
    }

    public static Constant Negate(Constant constant, int position) => constant switch
    {
        IntConstant { Value: long.MinValue } => throw new FilterException(position, $"-({long.MinValue}) is out of range"),
        IntConstant integer => new IntConstant(-integer.Value),
        FloatConstant real => new FloatConstant(-real.Value),
        _ => throw new FilterException(position, $"'-' cannot be applied to {constant.TypeName}"),
    };

    /// <summary>Compares two constants of one kind.</summary>
    public static bool Compare(BinaryOperator op, Constant left, Constant right, int position) => (left, right) switch
    {
        (BoolConstant a, BoolConstant b) when op == BinaryOperator.Equal => a.Value == b.Value,
        (BoolConstant a, BoolConstant b) when op == BinaryOperator.NotEqual => a.Value != b.Value,
        (StringConstant a, StringConstant b) => Holds(op, CompareUtf8(a.Value, b.Value)),
        (TimeConstant a, TimeConstant b) => Holds(op, a.Microseconds.CompareTo(b.Microseconds)),
        (IntConstant a, IntConstant b) => Holds(op, a.Value.CompareTo(b.Value)),
        _ when left.IsNumber() && right.IsNumber() => Holds(op, Number(left).CompareTo(Number(right))),
        _ => throw new FilterException(position, $"'{op.Text()}' cannot be applied to {left.TypeName} and {right.TypeName}"),
    };

    public static bool IsZero(Constant constant) => constant is IntConstant { Value: 0 } or FloatConstant { Value: 0 };

    public static double Number(Constant constant) => constant is IntConstant integer ? integer.Value : ((FloatConstant)constant).Value;

    private static bool Holds(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        BinaryOperator.GreaterOrEqual => order >= 0,
        BinaryOperator.Equal => order == 0,
        _ => order != 0,
    };

    private static Constant Integers(BinaryOperator op, long a, long b) => op switch
    {
        BinaryOperator.Add => new IntConstant(checked(a + b)),
        BinaryOperator.Subtract => new IntConstant(checked(a - b)),
        BinaryOperator.Multiply => new IntConstant(checked(a * b)),
        BinaryOperator.Divide => new IntConstant(checked(a / b)),
        BinaryOperator.Modulo => new IntConstant(b == -1 ? 0 : a % b),
        BinaryOperator.BitAnd => new IntConstant(a & b),
        BinaryOperator.BitOr => new IntConstant(a | b),
        BinaryOperator.BitXor => new IntConstant(a ^ b),
        _ => Power(a, b),
    };

    private static double Floats(BinaryOperator op, double a, double b, int position) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Power => Math.Pow(a, b),
        _ => throw new FilterException(position, $"'{op.Text()}' can only be applied to integers"),
    };

    // An integer as long as it is one: 2 ** 3 may be compared with an integer field, 2 ** -1 may not.
    private static Constant Power(long @base, long exponent)
    {
        if (exponent < 0)
            return new FloatConstant(Math.Pow(@base, exponent));
        var value = System.Numerics.BigInteger.One;
        for (long i = 0; i < exponent && i < 64; i++)
            value *= @base;
        var fits = (exponent < 64 || @base is 0 or 1) && value >= long.MinValue && value <= long.MaxValue;
        return fits ? new IntConstant((long)value) : new FloatConstant(Math.Pow(@base, exponent));
    }

    // Milvus orders strings by their UTF-8 bytes, which is the order of code points, not of UTF-16 units.
    private static int CompareUtf8(string a, string b) =>
        Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
