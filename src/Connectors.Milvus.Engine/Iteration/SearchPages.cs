namespace Connectors.Milvus.Engine.Iteration;

/// <summary>
/// How far a search iterator has come. A page names the bound where the one before it ended; rows that score exactly the bound may stand
/// on both sides of the border, so their number is remembered by bound. Asking for a page again therefore gives it again.
/// <code>
/// scores 0.1 0.2 0.2 0.2 0.3, two a page:   (0.1 0.2) → bound 0.2, 1 taken   (0.2 0.2) → bound 0.2, 3 taken   (0.3)
/// </code>
/// </summary>
internal sealed class SearchPages(string token)
{
    private readonly Dictionary<float, int> _taken = [];

    /// <summary>What clients name the iterator by.</summary>
    public string Token { get; } = token;

    /// <summary>How many rows of exactly this score earlier pages have given; null when that was forgotten: then all of them.</summary>
    public int? TakenAt(float bound) => _taken.TryGetValue(bound, out var taken) ? taken : null;

    /// <summary>Notes a page that followed <paramref name="bound"/> and gave these scores, best first.</summary>
    public void Add(float? bound, IReadOnlyList<float> scores)
    {
        if (scores.Count == 0)
            return;
        var last = scores[^1];
        var here = scores.Count(score => score == last);
        _taken[last] = last == bound ? (TakenAt(last) ?? 0) + here : here;
    }
}
