using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What the pages of query and search iterators have in common.</summary>
internal static class IteratorReads
{
    public static void Check(int batchSize, long? limit, string parameter)
    {
        Limits.RequireRange(batchSize, 1, Limits.Window, "BatchSize", "It is the size of one call; Limit is for all of them.", parameter);
        Limits.RequireRange(limit ?? 1, 1, long.MaxValue, "Limit", "Leave it out to go through everything.", parameter);
    }

    /// <summary>
    /// The consistency of the call that opens an iterator. Milvus takes any guarantee timestamp of an iterator for the moment it shows,
    /// also the small ones that stand for a level elsewhere, so levels are given by name and the timestamp is left zero. Own writes that
    /// a session must see are seen at the present moment.
    /// </summary>
    public static ReadConsistency Opening(ReadConsistency wanted) => wanted.Level switch
    {
        ConsistencyLevel.Session when ReadConsistency.IsWrite(wanted.GuaranteeTimestamp) => new(ConsistencyLevel.Strong, 0),
        ConsistencyLevel.Session => new(ConsistencyLevel.Eventually, 0),
        ConsistencyLevel.Customized => wanted,
        var level => new(level, 0),
    };

    /// <summary>The consistency of the pages: the moment of the opening, or the opening's own where the server names no moment.</summary>
    public static ReadConsistency Paging(ReadConsistency opening, ulong session) =>
        session == 0 ? opening : new(ConsistencyLevel.Customized, session);

    /// <summary>Awaits a page; when there is another collection behind the name now, says so.</summary>
    public static async Task<T> PageAsync<T>(Task<T> page)
    {
        try
        {
            return await page.ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (IsAboutAnotherCollection(refused))
        {
            refused.Hint = "The collection was dropped, or made anew, while an iterator went through it. Begin again.";
            throw;
        }
    }

    private static bool IsAboutAnotherCollection(MilvusServerException refused) =>
        CollectionAnswers.IsMissing(refused) || refused.Reason.Contains("collection id is not consistent", StringComparison.OrdinalIgnoreCase);
}
