using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>Cuts the parts with certain terms out of texts and marks the terms.</summary>
internal sealed class Highlighter(Analyzer analyzer, HighlightCommand command)
{
    /// <summary>The terms of a text that are to be marked in others.</summary>
    public IEnumerable<string> Terms(string text) => analyzer.Analyze(text).Select(static token => token.Text);

    public IReadOnlyList<string> Mark(string text, IReadOnlySet<string> terms)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var words = analyzer.Analyze(text).Where(token => terms.Contains(token.Text)).ToArray();
        var fragments = new List<string>();
        var limit = 0;
        for (var first = 0; first < words.Length && fragments.Count < command.FragmentCount;)
        {
            var start = Math.Max(limit, Move(bytes, words[first].StartOffset, -command.FragmentOffset));
            var end = Math.Max(Move(bytes, start, command.FragmentSize), words[first].EndOffset);
            var last = first + 1;
            while (last < words.Length && words[last].EndOffset <= end)
                last++;
            // A word at the edge is left to the next fragment as a whole.
            if (last < words.Length && words[last].StartOffset < end)
                end = words[last].StartOffset;
            fragments.Add(Write(bytes, start, end, words.AsSpan(first..last)));
            (first, limit) = (last, end);
        }

        return fragments;
    }

    private string Write(byte[] text, int start, int end, ReadOnlySpan<TextToken> words)
    {
        var fragment = new StringBuilder();
        for (var index = 0; index < words.Length; index++)
        {
            fragment.Append(Encoding.UTF8.GetString(text, start, words[index].StartOffset - start))
                .Append(command.PreTags[index % command.PreTags.Count])
                .Append(Encoding.UTF8.GetString(text, words[index].StartOffset, words[index].EndOffset - words[index].StartOffset))
                .Append(command.PostTags[index % command.PostTags.Count]);
            start = words[index].EndOffset;
        }

        return fragment.Append(Encoding.UTF8.GetString(text, start, end - start)).ToString();
    }

    // The place so many characters on, or back; a character begins at every byte that continues none.
    private static int Move(byte[] text, int place, int characters)
    {
        for (; characters < 0 && place > 0; characters++)
        {
            do
            {
                place--;
            }
            while (place > 0 && (text[place] & 0xC0) == 0x80);
        }

        for (; characters > 0 && place < text.Length; characters--)
        {
            do
            {
                place++;
            }
            while (place < text.Length && (text[place] & 0xC0) == 0x80);
        }

        return place;
    }
}
