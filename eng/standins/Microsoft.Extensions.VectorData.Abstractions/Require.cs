using System.Runtime.CompilerServices;

namespace Microsoft.Extensions.VectorData;

/// <summary>Argument checks shared by the option and property types.</summary>
internal static class Require
{
    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
