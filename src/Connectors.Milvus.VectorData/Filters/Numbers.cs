using System.Globalization;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Exact comparisons between a number field and a number of another type. Milvus refuses a float beside an integer field and
/// rounds a double to the precision of a float field; C# compares the exact values. So the value is moved to the nearest one
/// that the field can hold, on the side that leaves the answer as it is: <c>i &gt; 8.5</c> is <c>i &gt; 8</c>.
/// </summary>
internal static class Numbers
{
    /// <summary>No type in use reaches this far, and it converts to <see cref="Int128"/> without loss of meaning.</summary>
    private const double BeyondEveryInteger = 1e30;

    public static (Int128 Minimum, Int128 Maximum) Range(Type integral) => Type.GetTypeCode(integral) switch
    {
        TypeCode.Char => (char.MinValue, char.MaxValue),
        TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Byte => (byte.MinValue, byte.MaxValue),
        TypeCode.Int16 => (short.MinValue, short.MaxValue),
        TypeCode.UInt16 => (ushort.MinValue, ushort.MaxValue),
        TypeCode.Int32 => (int.MinValue, int.MaxValue),
        TypeCode.UInt32 => (uint.MinValue, uint.MaxValue),
        TypeCode.UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    /// <summary>An integer as <c>long</c>, a float as <c>double</c>: the two kinds of number that an expression holds.</summary>
    public static object Widen(object value) => value switch
    {
        float number => (double)number,
        double => value,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    public static FittedComparison FitIntegral(Type target, ComparisonOperator comparison, object value)
    {
        if (value is double.NaN or float.NaN)
            return FittedComparison.Decided(comparison == ComparisonOperator.NotEqual);

        var (floor, ceiling) = Round(value);
        if (floor != ceiling && !comparison.IsOrdering())
            return FittedComparison.Decided(comparison == ComparisonOperator.NotEqual);

        var bound = comparison is ComparisonOperator.GreaterThanOrEqual or ComparisonOperator.LessThan ? ceiling : floor;
        var (minimum, maximum) = Range(target);
        if (bound < minimum || bound > maximum)
            return OutOfRange(comparison, isAbove: bound > maximum);
        return new FittedComparison(comparison, value.GetType() == target ? value : FromInteger(target, bound), default);
    }

    public static FittedComparison FitFloating(Type target, ComparisonOperator comparison, object value)
    {
        var exact = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (double.IsNaN(exact))
            return FittedComparison.Decided(comparison == ComparisonOperator.NotEqual);
        if (double.IsInfinity(exact))
            return OutOfRange(comparison, isAbove: exact > 0);
        if (target == typeof(double))
            return new FittedComparison(comparison, exact, default);

        var nearest = (float)exact;
        if (nearest == exact)
            return new FittedComparison(comparison, nearest, default);
        if (!comparison.IsOrdering())
            return FittedComparison.Decided(comparison == ComparisonOperator.NotEqual);

        var isUp = comparison is ComparisonOperator.GreaterThanOrEqual or ComparisonOperator.LessThan;
        var bound = (isUp, nearest < exact) switch
        {
            (true, true) => float.BitIncrement(nearest),
            (false, false) => float.BitDecrement(nearest),
            _ => nearest,
        };
        return float.IsInfinity(bound)
            ? OutOfRange(comparison, isAbove: bound > 0)
            : new FittedComparison(comparison, bound, default);
    }

    /// <summary>No field holds a value beyond the bound (infinities included), so the answer is the same in every row.</summary>
    private static FittedComparison OutOfRange(ComparisonOperator comparison, bool isAbove) => FittedComparison.Decided(comparison switch
    {
        ComparisonOperator.Equal => false,
        ComparisonOperator.NotEqual => true,
        ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual => isAbove,
        _ => !isAbove,
    });

    private static (Int128 Floor, Int128 Ceiling) Round(object value)
    {
        switch (value)
        {
            case float or double:
                var number = Math.Clamp(Convert.ToDouble(value, CultureInfo.InvariantCulture), -BeyondEveryInteger, BeyondEveryInteger);
                return ((Int128)Math.Floor(number), (Int128)Math.Ceiling(number));
            case decimal amount:
                return ((Int128)decimal.Floor(amount), (Int128)decimal.Ceiling(amount));
            case char character:
                return (character, character);
            case ulong or Enum when Type.GetTypeCode(value.GetType()) == TypeCode.UInt64:
                var large = Convert.ToUInt64(value, CultureInfo.InvariantCulture);
                return (large, large);
            default:
                var whole = Convert.ToInt64(value, CultureInfo.InvariantCulture);
                return (whole, whole);
        }
    }

    private static object FromInteger(Type target, Int128 value)
    {
        if (target == typeof(char))
            return (char)value;
        object number = value > long.MaxValue ? (ulong)value : (long)value;
        return target.IsEnum ? Enum.ToObject(target, number) : Convert.ChangeType(number, target, CultureInfo.InvariantCulture);
    }
}
