using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Iteration;

/// <summary>
/// A read that stays open between the pages of an iterator, so that all of them show one moment of the file. It serves one call at a
/// time; <see cref="PinnedReads"/> sees to that.
/// </summary>
internal sealed class PinnedRead(Transaction transaction, long collectionId, ulong openedFor) : IDisposable
{
    private readonly Dictionary<string, SearchPages> _pages = new(StringComparer.Ordinal);

    /// <summary>The read; its timestamp stands still.</summary>
    public Transaction Transaction { get; } = transaction;

    public ulong Timestamp { get; } = transaction.Pin();

    /// <summary>The timestamp that the first call named, of a read that is gone or of a write; 0 if it named none.</summary>
    public ulong OpenedFor { get; } = openedFor;

    public long CollectionId { get; } = collectionId;

    /// <summary>For <see cref="PinnedReads"/>, under its lock.</summary>
    public bool IsBusy { get; set; } = true;

    public DateTimeOffset LastUsed { get; set; }

    public bool Serves(string? token) => token is not null && _pages.ContainsKey(token);

    /// <summary>The place of the search iterator of that name; a new one without a name, and for a name that came from a read that is gone.</summary>
    public SearchPages PagesOf(string? token)
    {
        if (token is not null && _pages.TryGetValue(token, out var known))
            return known;
        var pages = new SearchPages(token ?? Guid.NewGuid().ToString());
        _pages.Add(pages.Token, pages);
        return pages;
    }

    public void Dispose() => Transaction.Dispose();
}
