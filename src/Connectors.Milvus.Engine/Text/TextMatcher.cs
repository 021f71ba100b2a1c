using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Text;

/// <summary>A text that filters look for in others, with the analyzer of their field. The encoded form is what the SQL function gets.</summary>
/// <param name="IsPhrase">Whether the terms must stand together.</param>
/// <param name="Number">Of a phrase how far its terms may be moved in all, otherwise how many terms must be there.</param>
/// <param name="Analyzer">The field's analyzer parameters.</param>
/// <param name="Text">What is sought.</param>
internal sealed record TextQuery(bool IsPhrase, long Number, string Analyzer, string Text)
{
    private const char Separator = '\u001F';

    // The parameters are valid JSON, so that the separator cannot stand in them as it is.
    public string Encode() => string.Create(CultureInfo.InvariantCulture, $"{(IsPhrase ? 'p' : 'w')}{Number}{Separator}{Analyzer}{Separator}{Text}");

    public static TextQuery Decode(string encoded)
    {
        var parts = encoded.Split(Separator, 3);
        return new TextQuery(encoded[0] == 'p', long.Parse(parts[0].AsSpan(1), NumberStyles.Integer, CultureInfo.InvariantCulture), parts[1], parts[2]);
    }
}

/// <summary>Tells whether texts hold what is sought. A query without terms is in no text.</summary>
internal abstract class TextMatcher
{
    public static TextMatcher Parse(byte[] encoded)
    {
        var query = TextQuery.Decode(Encoding.UTF8.GetString(encoded));
        var analyzer = AnalyzerParser.Parse(query.Analyzer);
        return query.IsPhrase ? new PhraseMatcher(analyzer, query) : new WordMatcher(analyzer, query);
    }

    public abstract bool IsMatch(string text);
}

/// <summary>Texts with so many of the terms, in any order.</summary>
internal sealed class WordMatcher(Analyzer analyzer, TextQuery query) : TextMatcher
{
    private readonly HashSet<string> _terms = analyzer.Analyze(query.Text).Select(static token => token.Text).ToHashSet(StringComparer.Ordinal);

    public override bool IsMatch(string text)
    {
        if (_terms.Count < query.Number)
            return false;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in analyzer.Analyze(text))
        {
            if (_terms.Contains(token.Text) && found.Add(token.Text) && found.Count >= query.Number)
                return true;
        }

        return false;
    }
}

/// <summary>
/// Texts with all terms near their places in the phrase. A term that stands at p in the text and at q in the phrase is shifted by p − q; the
/// least difference between the shifts of the terms must not exceed the slop. So each word in between costs 1, and two neighbours that
/// change places cost 2.
/// </summary>
internal sealed class PhraseMatcher(Analyzer analyzer, TextQuery query) : TextMatcher
{
    private readonly TextToken[] _phrase = [.. analyzer.Analyze(query.Text)];

    public override bool IsMatch(string text)
    {
        if (_phrase.Length == 0)
            return false;
        var shifts = new List<(int Shift, int Term)>();
        foreach (var token in analyzer.Analyze(text))
        {
            for (var term = 0; term < _phrase.Length; term++)
            {
                if (_phrase[term].Text == token.Text)
                    shifts.Add((token.Position - _phrase[term].Position, term));
            }
        }

        shifts.Sort();
        return HasWindow(shifts);
    }

    // The least run of shifts, in their order, that has every term.
    private bool HasWindow(List<(int Shift, int Term)> shifts)
    {
        var counts = new int[_phrase.Length];
        var missing = _phrase.Length;
        for (int first = 0, last = 0; last < shifts.Count; last++)
        {
            if (counts[shifts[last].Term]++ == 0)
                missing--;
            while (shifts[last].Shift - shifts[first].Shift > query.Number)
            {
                if (--counts[shifts[first++].Term] == 0)
                    missing++;
            }

            if (missing == 0)
                return true;
        }

        return false;
    }
}
