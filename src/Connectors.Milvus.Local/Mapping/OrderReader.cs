using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>Orders and groups from the wire to the engine: lists in one text, such as <c>price:asc,meta["a,b"]:desc</c>.</summary>
internal static class OrderReader
{
    public static OrderByField[] ReadOrder(Parameters parameters)
        => [.. Split(parameters.Text("order_by_fields") ?? "", ',').Select(ReadKey)];

    public static string[] ReadGroups(Parameters parameters)
    {
        var several = Split(parameters.Text("group_by_fields") ?? "", ',');
        return several.Count > 0 ? [.. several] : parameters.Text("group_by_field") is { } one ? [one] : [];
    }

    private static OrderByField ReadKey(string text)
    {
        var parts = Split(text, ':');
        if (parts.Count == 0 || parts.Count > 3)
            throw Failures.Invalid($"invalid order_by_fields entry '{text}', expected field[:asc|desc]: invalid parameter");
        var descending = parts.Count > 1 && parts[1].ToUpperInvariant() switch
        {
            "ASC" or "ASCENDING" => false,
            "DESC" or "DESCENDING" => true,
            _ => throw Failures.Invalid(
                $"invalid order direction '{parts[1]}' for field '{parts[0]}' (must be 'asc', 'desc', 'ascending', or 'descending'): invalid parameter"),
        };
        var nullsFirst = parts.Count < 3 || parts[2].ToUpperInvariant() switch
        {
            "NULLS_FIRST" => true,
            "NULLS_LAST" => false,
            _ => throw Failures.Invalid($"invalid null order '{parts[2]}' for field '{parts[0]}' (must be 'nulls_first' or 'nulls_last'): invalid parameter"),
        };
        return new OrderByField(parts[0], descending, nullsFirst);
    }

    // At separators outside brackets and quotes.
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == separator && depth == 0 && quote == '\0'))
            {
                if (index > start || parts.Count > 0 || index < text.Length)
                    parts.Add(text[start..index].Trim());
                start = index + 1;
                continue;
            }

            var letter = text[index];
            if (quote != '\0')
            {
                index += letter == '\\' && index + 1 < text.Length ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else
            {
                depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            }
        }

        return parts;
    }
}
