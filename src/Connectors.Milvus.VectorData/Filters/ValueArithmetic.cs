using System.Linq.Expressions;
using System.Numerics;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Operators between captured values: <c>offset + 1</c>, <c>price * 1.2</c>, <c>mode == Mode.Strict</c>.</summary>
internal static class ValueArithmetic
{
    /// <summary>Computes what it can without the interpreter: same-typed numbers, and types that bring their own operator.</summary>
    public static bool TryCompute(BinaryExpression binary, object? left, object? right, out object? result)
    {
        result = null;
        if (binary.Method is { } method && !binary.IsLifted)
        {
            result = method.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [left, right], null);
            return true;
        }

        return (left, right) switch
        {
            (int a, int b) => TryCompute(binary.NodeType, a, b, out result),
            (long a, long b) => TryCompute(binary.NodeType, a, b, out result),
            (double a, double b) => TryCompute(binary.NodeType, a, b, out result),
            (float a, float b) => TryCompute(binary.NodeType, a, b, out result),
            (decimal a, decimal b) => TryCompute(binary.NodeType, a, b, out result),
            _ => false,
        };
    }

    private static bool TryCompute<T>(ExpressionType operation, T left, T right, out object? result)
        where T : INumber<T>
    {
        result = operation switch
        {
            ExpressionType.Add => left + right,
            ExpressionType.Subtract => left - right,
            ExpressionType.Multiply => left * right,
            ExpressionType.Divide => left / right,
            ExpressionType.Modulo => left % right,
            ExpressionType.Equal => left == right,
            ExpressionType.NotEqual => left != right,
            ExpressionType.LessThan => left < right,
            ExpressionType.LessThanOrEqual => left <= right,
            ExpressionType.GreaterThan => left > right,
            ExpressionType.GreaterThanOrEqual => left >= right,
            _ => null,
        };
        return result is not null;
    }
}
