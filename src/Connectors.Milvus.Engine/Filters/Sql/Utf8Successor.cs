using System.Text;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>The least string above every string with a given prefix, in the order of UTF-8 bytes (of code points).</summary>
internal static class Utf8Successor
{
    /// <summary>The successor, or null when there is none (the prefix is empty, or all U+10FFFF).</summary>
    public static string? Of(string prefix)
    {
        for (var end = prefix.Length; end > 0;)
        {
            _ = Rune.DecodeLastFromUtf16(prefix.AsSpan(0, end), out var last, out var length);
            end -= length;
            if (last.Value == 0x10FFFF)
                continue;
            var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
            return string.Concat(prefix.AsSpan(0, end), new Rune(next).ToString());
        }

        return null;
    }
}
