using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The vectors in memory, by collection and field, read from the file when a search first needs them and extended as slots are added.
/// Bounded: fields that were not searched for longest give way. Thread-safe.
/// </summary>
internal sealed class VectorCache(VectorEngineOptions options)
{
    private readonly Dictionary<(long Collection, long Field), LoadedField> _loaded = [];
    private readonly object _lock = new();
    private readonly long _limit = options.VectorMemoryLimit > 0 ? options.VectorMemoryLimit : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
    private long _clock;

    /// <summary>The field's vectors, complete up to the last slot that the transaction sees.</summary>
    public LoadedVectors Get(Session session, CollectionEntry collection, FieldEntry field, bool withNorms, Counters now)
    {
        var loaded = Reserve(collection, field, withNorms, now);
        loaded.Extend(session, now.NextSlot);
        return loaded;
    }

    /// <summary>The field's vectors as far as they are in memory, with room for all that the transaction sees.</summary>
    public LoadedVectors Reserve(CollectionEntry collection, FieldEntry field, bool withNorms, Counters now)
        => Reserve(collection, field, now, known => known is LoadedVectors { HasNorms: var has } && (has || !withNorms), () => new LoadedVectors(collection, field, withNorms, options.Int8FirstPass, now.Epoch, options.Threads));

    /// <summary>The sparse field's vectors, complete up to the last slot that the transaction sees.</summary>
    public LoadedSparse GetSparse(Session session, CollectionEntry collection, FieldEntry field, Counters now)
    {
        var loaded = Reserve(collection, field, now, static known => known is LoadedSparse, () => new LoadedSparse(collection, field, now.Epoch));
        loaded.Extend(session, now.NextSlot);
        return loaded;
    }

    /// <summary>The field's vectors if they are in memory already, complete up to the last slot that the transaction sees.</summary>
    public LoadedField? Find(CollectionEntry collection, FieldEntry field, Counters now)
    {
        lock (_lock)
            return _loaded.TryGetValue((collection.Id, field.Id), out var loaded) && loaded.Epoch == now.Epoch && loaded.Slots >= now.NextSlot ? loaded : null;
    }

    /// <summary>The field's vectors if any of them are in memory.</summary>
    public LoadedField? Peek(CollectionEntry collection, FieldEntry field, Counters now)
    {
        lock (_lock)
            return _loaded.TryGetValue((collection.Id, field.Id), out var loaded) && loaded.Epoch == now.Epoch ? loaded : null;
    }

    /// <summary>Whether a field's vectors have not given way to others.</summary>
    public bool Holds(LoadedField loaded)
    {
        lock (_lock)
            return _loaded.ContainsValue(loaded);
    }

    public void Forget(long collectionId)
    {
        lock (_lock)
        {
            foreach (var key in _loaded.Keys.Where(key => key.Collection == collectionId).ToArray())
                _loaded.Remove(key);
        }
    }

    private TLoaded Reserve<TLoaded>(CollectionEntry collection, FieldEntry field, Counters now, Func<LoadedField, bool> fits, Func<TLoaded> create)
        where TLoaded : LoadedField
    {
        var key = (collection.Id, field.Id);
        lock (_lock)
        {
            var loaded = _loaded.TryGetValue(key, out var known) && known.Epoch == now.Epoch && fits(known) ? (TLoaded)known : create();
            var needed = loaded.BytesFor(now.NextSlot);
            if (needed > _limit)
            {
                loaded.Shrink();
                needed = loaded.BytesFor(now.NextSlot);
            }

            if (needed > _limit)
                throw Errors.Input(EngineError.MemoryLimitExceeded, $"collection {collection.Name}: the vectors of field {field.Name} take {needed} bytes of memory, the engine may use {_limit}: raise VectorMemoryLimit or release and drop what is not needed");
            _loaded[key] = loaded;
            loaded.LastUsed = ++_clock;
            loaded.Reserved = Math.Max(loaded.Reserved, needed);
            MakeRoomNeedsLock(key);
            return loaded;
        }
    }

    // Searches that are under way keep what they scan alive, so memory may pass the limit by as much until they end.
    private void MakeRoomNeedsLock((long Collection, long Field) kept)
    {
        var total = _loaded.Values.Sum(static entry => entry.Reserved);
        foreach (var (key, entry) in _loaded.Where(pair => pair.Key != kept).OrderBy(static pair => pair.Value.LastUsed).ToArray())
        {
            if (total <= _limit)
                return;
            _loaded.Remove(key);
            total -= entry.Reserved;
        }
    }
}
