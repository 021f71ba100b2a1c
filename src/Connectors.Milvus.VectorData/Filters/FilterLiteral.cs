using System.Collections;
using System.Globalization;
using System.Text;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Values as text of an expression, for the few places where no server, or not every server, takes a parameter.</summary>
internal static class FilterLiteral
{
    public static void Append(StringBuilder text, object value)
    {
        switch (value)
        {
            case string words:
                AppendText(text, words);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                AppendDouble(text, number);
                break;
            case IEnumerable list:
                AppendList(text, list);
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    /// <summary>A double that reads as a whole number would be taken for an integer, so it keeps its point.</summary>
    private static void AppendDouble(StringBuilder text, double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        text.Append(digits).Append(digits.AsSpan().IndexOfAny('.', 'E') < 0 ? ".0" : "");
    }

    private static void AppendList(StringBuilder text, IEnumerable list)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in list)
        {
            text.Append(separator);
            Append(text, item!);
            separator = ", ";
        }

        text.Append(']');
    }

    /// <summary>Servers differ in which escapes they know; these are known to all, and a raw line break to none of the older.</summary>
    private static void AppendText(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var character in words)
        {
            _ = character switch
            {
                '\\' => text.Append(@"\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
