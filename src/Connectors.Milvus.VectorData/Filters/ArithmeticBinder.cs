using System.Globalization;
using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Binds arithmetic in the one form that Milvus knows: a property, then constants, one after the other. Where a sum or a sign can
/// move to the other side of the comparison, it does (<see cref="TryMoveAcross"/>), so that an index still serves the property.
/// Results do not wrap where C#'s would: the server calculates with 64 bits, and what moves is calculated exactly.
/// </summary>
internal sealed class ArithmeticBinder(Func<Expression, Term> bindTerm)
{
    public ArithmeticTerm Bind(BinaryExpression binary)
    {
        var symbol = Symbol(binary) ?? throw FilterErrors.Untranslatable(binary, TermBinder.Remedy);
        var type = ClrTypes.Underlying(binary.Type);
        if (binary.Method is not null || !(ClrTypes.IsIntegral(type) || ClrTypes.IsFloating(type)))
            throw FilterErrors.Untranslatable(binary, "Milvus does arithmetic on numbers only: move the calculation to the other side of the comparison.");

        return (IsConstant(binary.Left, out var left), IsConstant(binary.Right, out var right)) switch
        {
            (false, true) => Calculate(Operand(binary.Left), symbol, right, type, binary),
            (true, false) when symbol is "+" or "*" or "&" or "|" or "^" => Calculate(Operand(binary.Right), symbol, left, type, binary),
            (true, false) when symbol == "-" => Calculate(Negate(Operand(binary.Right), type), "+", left, type, binary),
            (true, false) => throw FilterErrors.Untranslatable(binary, $"Milvus takes a constant only on the right of '{symbol}'."),
            _ => throw FilterErrors.Untranslatable(binary, "Milvus calculates with one property and constants, not with two properties."),
        };
    }

    public ArithmeticTerm BindNegation(UnaryExpression negation) => Negate(Operand(negation.Operand), ClrTypes.Underlying(negation.Type));

    /// <summary>
    /// Undoes the last step of the term on the value's side: <c>f + 2 &lt; 5</c> is <c>f &lt; 3</c>, <c>-f &lt; 5</c> is <c>f &gt; -5</c>.
    /// Sums of floats stay, because they round.
    /// </summary>
    public static bool TryMoveAcross(Term term, ref ComparisonOperator comparison, ref object value, out Term inner)
    {
        inner = term;
        if (term is not ArithmeticTerm { Right: ValueTerm { Value: var constant } } step)
            return false;

        switch (step.Operator, constant)
        {
            case ("*", -1L):
                value = -Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                break;
            case ("*", -1d):
                value = -(double)Numbers.Widen(value);
                break;
            case ("+", long addend):
                value = Convert.ToDecimal(value, CultureInfo.InvariantCulture) - addend;
                break;
            case ("-", long subtrahend):
                value = Convert.ToDecimal(value, CultureInfo.InvariantCulture) + subtrahend;
                break;
            default:
                return false;
        }

        inner = step.Left;
        comparison = step.Operator == "*" ? comparison.Mirror() : comparison;
        return true;
    }

    private static ArithmeticTerm Calculate(Term term, string symbol, object constant, Type type, Expression whole)
    {
        if (constant is 0L or 0d && symbol is "/" or "%")
            throw new DivideByZeroException($"'{FilterErrors.Print(whole)}' divides by zero.");
        if (ClrTypes.IsFloating(type) && !ClrTypes.IsFloating(term.ClrType))
        {
            throw FilterErrors.Untranslatable(
                whole, $"Milvus does not calculate with fractions where the property, {term.Name}, is an integer: calculate in integers, or store a double.");
        }

        if (symbol == "%" && ClrTypes.IsFloating(type))
            throw FilterErrors.Untranslatable(whole, "Milvus takes remainders of integers only.");
        if (term is LengthTerm && symbol is not ("+" or "-"))
            throw FilterErrors.Untranslatable(whole, $"Milvus does not calculate with lengths: compare {term.Name} with a value.");
        return new ArithmeticTerm(term, symbol, new ValueTerm(constant), type);
    }

    private static ArithmeticTerm Negate(Term term, Type type) =>
        new(term, "*", new ValueTerm(ClrTypes.IsFloating(type) ? -1d : (object)-1L), type);

    private Term Operand(Expression expression)
    {
        var term = bindTerm(expression);
        return term.IsNumber ? term : throw FilterErrors.Untranslatable(expression, "Milvus does arithmetic on numbers only.");
    }

    private static bool IsConstant(Expression expression, out object constant)
    {
        constant = 0L;
        if (!ValueReader.IsValue(expression))
            return false;
        constant = ValueReader.Read(expression) is { } value ? Numbers.Widen(value) : throw new InvalidOperationException(
            $"'{FilterErrors.Print(expression)}' is null and takes part in arithmetic. Check for null before the filter is built.");
        return true;
    }

    private static string? Symbol(BinaryExpression binary) => binary.NodeType switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => "+",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
        ExpressionType.Divide => "/",
        ExpressionType.Modulo => "%",
        ExpressionType.And => "&",
        ExpressionType.Or => "|",
        ExpressionType.ExclusiveOr => "^",
        _ => null,
    };
}
