using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// The slots that filters left, for searches that ask with the same filter again before the rows change. Bounded: filters that were not asked
/// with for longest give way. Thread-safe.
/// </summary>
internal sealed class FilteredSlotCache(long maxBytes)
{
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private readonly object _lock = new();
    private long _bytes;

    /// <summary>The slots, when the same filter was met over the same rows and the same catalog; null otherwise.</summary>
    public SlotSet? Find(Key key, Counters now, long catalogVersion)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node) || node.Value.Version != now.Version || node.Value.Epoch != now.Epoch || node.Value.CatalogVersion != catalogVersion)
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Slots;
        }
    }

    /// <summary>Keeps slots that nobody changes any more.</summary>
    public void Add(Key key, Counters now, long catalogVersion, SlotSet slots)
    {
        var entry = new Entry(key, now.Version, now.Epoch, catalogVersion, slots);
        if (entry.Bytes > maxBytes / 4)
            return;
        lock (_lock)
        {
            if (_entries.Remove(key, out var known))
                DropNeedsLock(known);
            _entries.Add(key, _byUse.AddFirst(entry));
            _bytes += entry.Bytes;
            while (_bytes > maxBytes)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                DropNeedsLock(_byUse.Last);
            }
        }
    }

    private void DropNeedsLock(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _bytes -= node.Value.Bytes;
    }

    /// <summary>What decides which slots a filter leaves, but for the rows: the collection, the condition and its values.</summary>
    internal readonly struct Key(long collectionId, string where, IReadOnlyList<object> values) : IEquatable<Key>
    {
        private readonly long _collectionId = collectionId;
        private readonly string _where = where;
        private readonly IReadOnlyList<object> _values = values;

        public long Bytes => (_where.Length * sizeof(char)) + _values.Sum(static value => value is string text ? 32 + (text.Length * sizeof(char)) : 32L);

        /// <summary>Null for a filter that leaves other slots each time.</summary>
        public static Key? Of(CollectionEntry collection, string where, CompiledFilter filter)
            => where.Contains("random()", StringComparison.Ordinal) ? null : new Key(collection.Id, where, filter.IsAlwaysTrue ? [] : filter.Parameters);

        public bool Equals(Key other) => _collectionId == other._collectionId && _where == other._where && _values.SequenceEqual(other._values);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_collectionId);
            hash.Add(_where, StringComparer.Ordinal);
            foreach (var value in _values)
                hash.Add(value);
            return hash.ToHashCode();
        }
    }

    private sealed record Entry(Key Key, long Version, long Epoch, long CatalogVersion, SlotSet Slots)
    {
        public long Bytes { get; } = Slots.Bytes + Key.Bytes + 256;
    }
}
