using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Filters.Patterns;

/// <summary>Characters of a class, and how .NET, whose characters are UTF-16 units, writes them.</summary>
internal sealed class CodePointSet
{
    public const int Max = 0x10FFFF;
    public const int FirstBeyond = 0x10000;

    private const string Surrogates = @"\uD800-\uDFFF";
    private const string Nothing = @"[^\s\S]";

    private readonly List<(int First, int Last)> _ranges = [];

    // What .NET has its own words for, up to U+FFFF: as ranges they would take a thousand times longer to prepare.
    private readonly List<(string Name, bool IsNegated)> _categories = [];

    public static CodePointSet Of(params ReadOnlySpan<(int First, int Last)> ranges)
    {
        var set = new CodePointSet();
        set._ranges.AddRange(ranges);
        return set;
    }

    /// <summary>A category of Unicode: by its name up to U+FFFF, by its ranges beyond.</summary>
    public static CodePointSet OfCategory(string name, IEnumerable<(int First, int Last)> beyond)
    {
        var set = new CodePointSet();
        set._categories.Add((name, false));
        set._ranges.AddRange(beyond);
        return set;
    }

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(CodePointSet other)
    {
        _ranges.AddRange(other._ranges);
        _categories.AddRange(other._categories);
    }

    /// <summary>The complement of a set of ranges, or of a category.</summary>
    public CodePointSet Complement()
    {
        var complement = new CodePointSet();
        complement._categories.AddRange(_categories.Select(static category => (category.Name, !category.IsNegated)));
        complement._ranges.AddRange(Within(_categories.Count > 0 ? FirstBeyond : 0, Max, isComplement: true));
        return complement;
    }

    /// <summary>
    /// One atom of a .NET pattern. A negated class is written as one, because the cases of a letter are added to what is written:
    /// <c>(?i)[^a]</c> must not become everything but <c>a</c>, which has an <c>A</c>.
    /// </summary>
    public string Write(bool isNegated, bool ignoresCase)
    {
        var units = string.Concat(_categories.Select(static category => $@"\{(category.IsNegated ? 'P' : 'p')}{{{category.Name}}}"))
            + Units(Within(0, 0xD7FF, false).Concat(Within(0xE000, 0xFFFF, false)));
        var alternatives = new List<string>();
        if (isNegated)
            alternatives.Add($"[^{units}{Surrogates}]");
        else if (units.Length > 0)
            alternatives.Add(_categories.Exists(static category => category.IsNegated) ? $"[{units}-[{Surrogates}]]" : $"[{units}]");
        alternatives.AddRange(Pairs(Within(FirstBeyond, Max, isNegated)));
        var atom = alternatives.Count == 0 ? Nothing : $"(?:{string.Join('|', alternatives)})";
        return ignoresCase ? $"(?i:{atom})" : atom;
    }

    // The ranges between two code points, or what they leave out there; sorted, apart from each other.
    private IEnumerable<(int First, int Last)> Within(int from, int to, bool isComplement)
    {
        var next = from;
        foreach (var (first, last) in Merged().Where(range => range.Last >= from && range.First <= to))
        {
            if (!isComplement)
                yield return (Math.Max(first, from), Math.Min(last, to));
            else if (first > next)
                yield return (next, first - 1);
            next = last + 1;
        }

        if (isComplement && next <= to)
            yield return (next, to);
    }

    private List<(int First, int Last)> Merged()
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in _ranges.OrderBy(static range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            else
                merged.Add(range);
        }

        return merged;
    }

    private static string Units(IEnumerable<(int First, int Last)> ranges)
        => string.Concat(ranges.Select(static range => $"{Unit(range.First)}-{Unit(range.Last)}"));

    // Beyond U+FFFF a character is two units: high ones with the same low ones make one alternative.
    private static IEnumerable<string> Pairs(IEnumerable<(int First, int Last)> ranges)
    {
        var lows = new SortedDictionary<int, StringBuilder>();
        foreach (var (first, last) in ranges)
        {
            for (var start = first; start <= last; start = (start | 0x3FF) + 1)
            {
                var high = 0xD800 + ((start - FirstBeyond) >> 10);
                if (!lows.TryGetValue(high, out var units))
                    lows[high] = units = new StringBuilder();
                units.Append(Units([(0xDC00 + (start & 0x3FF), 0xDC00 + (Math.Min(last, start | 0x3FF) & 0x3FF))]));
            }
        }

        return lows.GroupBy(static entry => entry.Value.ToString(), static entry => (entry.Key, entry.Key))
            .Select(static group => $"[{Units(Of([.. group]).Merged())}][{group.Key}]");
    }

    private static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $@"\u{unit:X4}");
}
