using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Which slots of each collection hold a row, by the version of the collection's rows. This process's writes carry the set along;
/// after another process's writes it is extended when only rows were added, and read again when rows were dropped. Thread-safe.
/// </summary>
internal sealed class LiveSlotCache
{
    private readonly Dictionary<long, (Counters At, SlotSet Slots)> _entries = [];
    private readonly object _lock = new();

    /// <summary>The slots that the transaction sees.</summary>
    public SlotSet Get(Session session, CollectionEntry collection, Counters now)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(collection.Id, out var entry) && TryAdvance(entry.At, entry.Slots, now) is { } advanced)
            {
                _entries[collection.Id] = (now, advanced);
                return advanced;
            }
        }

        var read = Read(session, collection, now);
        lock (_lock)
        {
            if (!_entries.TryGetValue(collection.Id, out var entry) || entry.At.Version < now.Version)
                _entries[collection.Id] = (now, read);
        }

        return read;
    }

    /// <summary>Carries a committed write over. Writes commit in order but may arrive here out of order: then the set waits to be read again.</summary>
    public void Apply(SlotChange change)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(change.CollectionId, out var entry) && entry.At.Version == change.Before.Version && change.Before.Epoch == change.After.Epoch)
                _entries[change.CollectionId] = (change.After, entry.Slots.Grow(change.After.NextSlot, change.Dropped));
        }
    }

    public void Forget(long collectionId)
    {
        lock (_lock)
            _entries.Remove(collectionId);
    }

    private static SlotSet? TryAdvance(Counters known, SlotSet slots, Counters now)
    {
        if (known.Version == now.Version)
            return slots;
        return known.Version < now.Version && known.Dropped == now.Dropped && known.Epoch == now.Epoch ? slots.Grow(now.NextSlot, []) : null;
    }

    private static SlotSet Read(Session session, CollectionEntry collection, Counters now)
    {
        if (now.Dropped == 0)
            return SlotSet.Full(now.NextSlot);
        var slots = SlotSet.Empty(now.NextSlot);
        // The key's index is the narrowest way to every slot.
        using var statement = session.Prepare($"SELECT slot FROM {collection.RowTable} INDEXED BY {collection.RowTable}_key");
        while (statement.Step())
            slots.Add(statement.Int64(0));
        return slots;
    }
}
