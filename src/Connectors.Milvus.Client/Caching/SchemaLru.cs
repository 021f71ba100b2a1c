using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.Client;

/// <summary>A bounded map of schema entries; adding to a full one drops the entry that was unused longest. Not thread-safe.</summary>
internal sealed class SchemaLru(int capacity)
{
    private readonly Dictionary<CollectionKey, LinkedListNode<(CollectionKey Key, CollectionSchemaEntry Entry)>> _nodes = [];

    // The entry used last comes first.
    private readonly LinkedList<(CollectionKey Key, CollectionSchemaEntry Entry)> _byUse = new();

    /// <summary>The entry used last; null when there is none. A node is never changed, so other threads may read it.</summary>
    public LinkedListNode<(CollectionKey Key, CollectionSchemaEntry Entry)>? Newest => _byUse.First;

    public bool TryGet(CollectionKey key, [NotNullWhen(true)] out CollectionSchemaEntry? entry)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            entry = null;
            return false;
        }

        if (node.Previous is not null)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        entry = node.Value.Entry;
        return true;
    }

    public void Add(CollectionKey key, CollectionSchemaEntry entry)
    {
        Remove(key);
        if (_nodes.Count == capacity)
        {
            Remove(_byUse.Last!.Value.Key);
        }

        _nodes.Add(key, _byUse.AddFirst((key, entry)));
    }

    public void Remove(CollectionKey key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _byUse.Remove(node);
        }
    }

    /// <summary>Walks over everything: for DDL, which is rare.</summary>
    public void RemoveWhere(Func<CollectionKey, CollectionSchemaEntry, bool> condition)
    {
        for (var node = _byUse.First; node is not null;)
        {
            var next = node.Next;
            if (condition(node.Value.Key, node.Value.Entry))
            {
                _nodes.Remove(node.Value.Key);
                _byUse.Remove(node);
            }

            node = next;
        }
    }
}
