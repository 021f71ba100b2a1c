using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>Writes constants in the forms the language has, or hands them over as templates.</summary>
internal sealed class Literals(Random random)
{
    private readonly Dictionary<string, object?> _templates = [];

    public IReadOnlyDictionary<string, object?> Templates => _templates;

    public string Write(object? value)
    {
        if (random.Chance(0.2))
            return Template(value);
        return value switch
        {
            bool flag => random.Pick<string>(flag ? ["true", "True", "TRUE"] : ["false", "False", "FALSE"]),
            long integer => Integer(integer),
            double real => Real(real),
            string text => Text(text),
            _ => List((IReadOnlyList<object?>)value!),
        };
    }

    private string Template(object? value)
    {
        var name = $"t{_templates.Count}";
        _templates[name] = value is List<object?> list && random.Chance(0.5) ? list.ToArray() : value;
        return $"{{{name}}}";
    }

    private string List(IReadOnlyList<object?> values)
    {
        var items = string.Join(random.Pick([",", ", ", " , "]), values.Select(Write));
        return values.Count > 0 && random.Chance(0.2) ? $"[{items},]" : $"[{items}]";
    }

    private string Integer(long value)
    {
        if (value < 0)
            return value.ToString(CultureInfo.InvariantCulture);
        return random.Next(8) switch
        {
            0 => $"0x{value:x}",
            1 => $"0b{value:b}",
            2 => $"0{Convert.ToString(value, 8)}",
            3 => $"({value})",
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : $"{text}.0";
    }

    public string Text(string value)
    {
        var quote = random.Chance(0.5) ? '"' : '\'';
        var text = new StringBuilder().Append(quote);
        foreach (var rune in value.EnumerateRunes())
            text.Append(Character(rune, quote));
        return text.Append(quote).ToString();
    }

    private string Character(Rune rune, char quote) => rune.Value switch
    {
        '\n' => "\\n",
        '\t' => random.Chance(0.5) ? "\\t" : "\t",
        '\\' => "\\\\",
        0 => random.Pick(["\\000", "\\x00", "\\u0000"]),
        var value when value == quote => $"\\{quote}",
        > 127 when random.Chance(0.2) => string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"\\x{b:x2}")),
        > 127 when random.Chance(0.2) => $"\\U{rune.Value:x8}",
        _ => rune.ToString(),
    };

    /// <summary>A regular expression: raw, or with its backslashes doubled, or a template.</summary>
    public string Regex(string pattern)
    {
        if (random.Chance(0.2))
            return Template(pattern);
        return random.Chance(0.4) && !pattern.Contains('"', StringComparison.Ordinal) ? $"r\"{pattern}\"" : Text(pattern);
    }

    /// <summary>A like pattern: its wildcard escapes may also be written with one backslash.</summary>
    public string Pattern(string value)
    {
        if (random.Chance(0.2))
            return Template(value);
        if (random.Chance(0.3) && !value.Contains('"', StringComparison.Ordinal) && !value.Contains('\0', StringComparison.Ordinal))
            return $"r\"{value}\"";
        return Text(value).Replace("\\\\%", random.Pick(["\\%", "\\\\%"]), StringComparison.Ordinal);
    }
}
