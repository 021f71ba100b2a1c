using System.Collections;
using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>
/// Values as literals of the filter language: the one function that turns a value into filter text. Invariant, and escaped so that
/// no text can end its literal.
/// </summary>
internal static class FilterLiteral
{
    /// <summary>Why a value has no form in a filter and what to do instead; null when it has one.</summary>
    public static string? Problem(object? value) => value switch
    {
        null => "null has no literal; write 'field is null' into the filter instead.",
        string or bool or sbyte or byte or short or ushort or int or uint or long => null,
        ulong number => number > long.MaxValue ? $"{number} is beyond Int64, the largest integer type of Milvus." : null,
        float or double => double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture))
            ? null
            : "a filter cannot compare with NaN or an infinity.",
        IEnumerable<long> or IEnumerable<int> => null,
        IEnumerable list when value is not (IDictionary or IEnumerable<byte>) => ProblemOfItem(list),
        _ => $"a value of type {value.GetType()} has no form in a filter; use a bool, an integer, a double, a string or a list of these.",
    };

    /// <summary>Writes a value that has no <see cref="Problem"/>.</summary>
    public static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case string s: AppendText(text, s); break;
            case bool b: text.Append(b ? "true" : "false"); break;
            case float or double: AppendFloat(text, Convert.ToDouble(value, CultureInfo.InvariantCulture)); break;
            case IEnumerable list: AppendList(text, list); break;
            case IFormattable integer: text.Append(integer.ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException(Problem(value), nameof(value));
        }
    }

    private static string? ProblemOfItem(IEnumerable list)
    {
        foreach (var item in list)
        {
            if (Problem(item) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // A line break would be a parse error, a quote or backslash would change the meaning. Other control characters are legal as they
    // are, and must stay: Milvus Lite knows no \u escape.
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // A point or exponent keeps 5.0 a float: as the integer 5 it would mean another type.
    private static void AppendFloat(StringBuilder text, double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        text.Append(digits);
        if (digits.AsSpan().IndexOfAny('.', 'E') < 0)
        {
            text.Append(".0");
        }
    }

    private static void AppendList(StringBuilder text, IEnumerable list)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in list)
        {
            if (!isFirst)
            {
                text.Append(", ");
            }

            isFirst = false;
            Append(text, item);
        }

        text.Append(']');
    }
}
