namespace Connectors.Milvus.Engine;

/// <summary>
/// Says that a query or search is one page of an iterator. All pages that carry the same session timestamp show the rows of one moment:
/// whatever is written between them, none appears twice and none is missed. The engine holds that moment for ten minutes after the last page.
/// </summary>
public sealed record IteratorPage
{
    /// <summary>The timestamp of the first page's answer; 0 on the first page. With one that the engine no longer holds, the iterator goes on over the rows of now.</summary>
    public ulong SessionTimestamp { get; init; }

    /// <summary>The collection's id as the iterator knows it; 0 checks nothing. Another collection behind the name is refused.</summary>
    public long CollectionId { get; init; }
}

/// <summary>A page of a search iterator: the nearest rows beyond a bound. The search's limit is the size of the page.</summary>
public sealed record SearchIteratorPage
{
    /// <summary>What the first page's answer called the iterator; null on the first page.</summary>
    public string? Token { get; init; }

    /// <summary>The bound that the last page's answer gave; null on the first page.</summary>
    public float? LastBound { get; init; }
}
