using System.Text;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>The line of an expression that holds an error, with a caret under the column.</summary>
internal static class ErrorExcerpt
{
    private const int MaxLineLength = 160;
    private const int MaxExpressionLength = 1000;

    public static string Point(string expression, int position)
    {
        position = Math.Clamp(position, 0, expression.Length);
        var start = position == 0 ? 0 : expression.LastIndexOf('\n', position - 1) + 1;
        var end = expression.IndexOf('\n', position);
        var line = expression[start..(end < 0 ? expression.Length : end)].TrimEnd('\r');
        var (window, column) = Window(line, position - start);
        return $"{window}\n{Padding(window, column)}^";
    }

    /// <summary>The expression as an error message repeats it: whole, unless it is very long.</summary>
    public static string Shorten(string expression) =>
        expression.Length <= MaxExpressionLength
            ? expression
            : $"{expression.AsSpan(0, MaxExpressionLength)}… ({expression.Length} characters)";

    private static (string Window, int Column) Window(string line, int column)
    {
        if (line.Length <= MaxLineLength)
            return (line, column);
        var from = Math.Clamp(column - (MaxLineLength / 2), 0, line.Length - MaxLineLength);
        var prefix = from == 0 ? string.Empty : "…";
        var suffix = from + MaxLineLength == line.Length ? string.Empty : "…";
        return ($"{prefix}{line.AsSpan(from, MaxLineLength)}{suffix}", column - from + prefix.Length);
    }

    // A tab stays a tab, so that the caret stands under its column however wide the reader's tabs are.
    private static string Padding(string line, int column)
    {
        var padding = new StringBuilder(column);
        for (var i = 0; i < column; i++)
        {
            if (i < line.Length && char.IsLowSurrogate(line[i]))
                continue;
            padding.Append(i < line.Length && line[i] == '\t' ? '\t' : ' ');
        }

        return padding.ToString();
    }
}
