using System.Globalization;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>What computing with a field means: integers stay integers and truncate, an overflow goes on as a double.</summary>
internal static class ArithmeticOracle
{
    public static object Apply(string op, object left, object right) => (left, right) switch
    {
        (long a, long b) => Integers(op, a, b),
        (double a, long b) when op is "%" or "&" or "|" or "^" => Integers(op, Truncate(a), b),
        _ => Floats(op, Number(left), Number(right)),
    };

    private static object Integers(string op, long a, long b)
    {
        var exact = op switch
        {
            "+" => (Int128)a + b,
            "-" => (Int128)a - b,
            "*" => (Int128)a * b,
            "/" => (Int128)a / b,
            "%" => (Int128)a % b,
            "&" => a & b,
            "|" => a | b,
            _ => a ^ b,
        };
        return exact >= long.MinValue && exact <= long.MaxValue ? (object)(long)exact : Floats(op, a, b);
    }

    private static double Floats(string op, double a, double b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ => a / b,
    };

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static long Truncate(double value) =>
        value >= 9.2233720368547758e18 ? long.MaxValue : value <= -9.2233720368547758e18 ? long.MinValue : (long)value;
}
