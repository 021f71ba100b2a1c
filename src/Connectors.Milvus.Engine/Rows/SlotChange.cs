using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>What a write did to the slots of a collection: the counters before and after it, and the slots that it dropped.</summary>
internal sealed record SlotChange(long CollectionId, Counters Before, Counters After, IReadOnlyList<long> Dropped)
{
    /// <summary>Counts the change in the file.</summary>
    public static SlotChange Record(Session session, long collectionId, Counters before, long added, IReadOnlyList<long> dropped, ulong timestamp)
    {
        var after = new Counters(before.Version + 1, timestamp, before.NextSlot + added, before.Dropped + dropped.Count);
        after.Write(session, collectionId);
        return new SlotChange(collectionId, before, after, dropped);
    }
}
