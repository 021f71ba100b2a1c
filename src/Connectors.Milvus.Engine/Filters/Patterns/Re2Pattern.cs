using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.Engine.Filters.Patterns;

/// <summary>
/// A regular expression in the syntax of RE2, found anywhere in a text, in time linear in the text's length. Thread-safe.
/// It runs on .NET's automaton, so <c>\b</c> takes letters of every script for letters of words; RE2 takes ASCII's only.
/// </summary>
internal sealed class Re2Pattern
{
    private const int SmallText = 256;
    private const int MaxKept = 256;

    // Preparing one takes a millisecond, and much longer with classes of Unicode; filters come again and again.
    private static readonly ConcurrentDictionary<string, Re2Pattern> Kept = new(StringComparer.Ordinal);

    private readonly Regex _regex;

    private Re2Pattern(Regex regex) => _regex = regex;

    /// <exception cref="PatternException">The text is none, or its automaton would be too large.</exception>
    public static Re2Pattern Parse(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var kept))
            return kept;
        if (Kept.Count >= MaxKept)
            Kept.Clear();
        return Kept[pattern] = Prepare(pattern);
    }

    private static Re2Pattern Prepare(string pattern)
    {
        var translated = Re2Translator.Translate(pattern);
        try
        {
            return new Re2Pattern(new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (NotSupportedException)
        {
            throw new PatternException("pattern too large - compile failed");
        }
    }

    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= SmallText)
        {
            Span<char> small = stackalloc char[SmallText];
            return _regex.IsMatch(small[..Encoding.UTF8.GetChars(utf8, small)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return _regex.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
