using System.Text;

namespace RagChatbot.Documents;

/// <summary>
/// Cuts Markdown and plain text into sections: one per heading, and one per some paragraphs where a section is
/// long. A fenced code block is never cut, and a '#' inside it is not a heading.
/// </summary>
internal static class MarkdownSections
{
    private const int LongestSection = 1600;
    private const string HeadingSeparator = " › ";

    public static IEnumerable<Section> Cut(string path, string content)
    {
        var ordinal = 0;
        var title = System.IO.Path.GetFileNameWithoutExtension(path);
        foreach (var (heading, body) in ByHeading(content))
        {
            foreach (var text in ByLength(body))
                yield return new Section(path, heading.Length == 0 ? title : heading, ordinal++, text);
        }
    }

    private static IEnumerable<(string Heading, string Body)> ByHeading(string content)
    {
        var headings = new List<string>();
        var body = new StringBuilder();
        var inCode = false;
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;

            if (inCode || HeadingLevel(line) is not (> 0 and var level))
            {
                body.Append(line).Append('\n');
                continue;
            }

            yield return (string.Join(HeadingSeparator, headings), body.ToString());
            body.Clear();
            headings.RemoveRange(Math.Min(level - 1, headings.Count), Math.Max(0, headings.Count - level + 1));
            headings.Add(line[level..].Trim().TrimEnd('#').TrimEnd());
        }

        yield return (string.Join(HeadingSeparator, headings), body.ToString());
    }

    private static int HeadingLevel(string line)
    {
        var level = line.AsSpan().IndexOfAnyExcept('#');
        return level is > 0 and <= 6 && line[level] == ' ' ? level : 0;
    }

    private static IEnumerable<string> ByLength(string body)
    {
        var current = new StringBuilder();
        foreach (var block in Blocks(body))
        {
            if (current.Length > 0 && current.Length + block.Length > LongestSection)
            {
                yield return current.ToString();
                current.Clear();
            }

            current.Append(current.Length > 0 ? "\n\n" : "").Append(block);
        }

        if (current.Length > 0)
            yield return current.ToString();
    }

    /// <summary>Paragraphs, lists, tables and whole code blocks: what stands between blank lines outside a fence.</summary>
    private static IEnumerable<string> Blocks(string body)
    {
        var block = new StringBuilder();
        var inCode = false;
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;

            if (inCode || !string.IsNullOrWhiteSpace(line))
            {
                block.Append(line).Append('\n');
                continue;
            }

            if (block.Length > 0)
                yield return block.ToString().Trim('\n');
            block.Clear();
        }

        if (block.Length > 0)
            yield return block.ToString().Trim('\n');
    }
}
