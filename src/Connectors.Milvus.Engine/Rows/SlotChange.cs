using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>What a write did to the slots of a collection: the counters before and after it, and the slots that it dropped.</summary>
internal sealed record SlotChange(long CollectionId, Counters Before, Counters After, IReadOnlyList<long> Dropped)
{
    public static SlotChange Of(long collectionId, Counters before, long added, IReadOnlyList<long> dropped, ulong timestamp)
        => new(collectionId, before, before with { Version = before.Version + 1, Timestamp = timestamp, NextSlot = before.NextSlot + added, Dropped = before.Dropped + dropped.Count }, dropped);

    /// <summary>Counts the change in the file.</summary>
    public SlotChange Record(Session session)
    {
        After.Write(session, CollectionId);
        return this;
    }
}
