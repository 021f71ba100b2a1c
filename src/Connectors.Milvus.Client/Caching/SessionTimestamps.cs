using System.Collections.Concurrent;

namespace Connectors.Milvus.Client;

/// <summary>
/// The newest write of this client to each collection, as the server timed it. A read at session level asks for at least that,
/// and so sees the client's own writes. Thread-safe. Kept under the name a caller used and under the real one, so that a write
/// through an alias and a read through the name meet.
/// </summary>
internal sealed class SessionTimestamps
{
    private readonly ConcurrentDictionary<CollectionKey, ulong> _newest = new();
    private volatile bool _hasAny;

    /// <param name="requested">The name the caller used.</param>
    /// <param name="realName">The collection's real name.</param>
    /// <param name="timestamp">The server's; 0, which Milvus Lite sends, tells nothing.</param>
    public void Record(CollectionKey requested, string realName, ulong timestamp)
    {
        if (timestamp == 0)
        {
            return;
        }

        Raise(requested, timestamp);
        if (realName != requested.Name)
        {
            Raise(requested.WithName(realName), timestamp);
        }
    }

    /// <summary>The newest write, or 0 when this client has not written to the collection.</summary>
    public ulong Newest(CollectionKey requested, string realName)
    {
        if (!_hasAny)
        {
            return 0;
        }

        var newest = _newest.GetValueOrDefault(requested);
        return realName == requested.Name
            ? newest
            : Math.Max(newest, _newest.GetValueOrDefault(requested.WithName(realName)));
    }

    public void Forget(CollectionKey key) => _newest.TryRemove(key, out _);

    /// <summary>
    /// Makes a collection's newest write known under its new name as well. The old one keeps it: a rename that seems to have failed may
    /// have been done, and for another collection that takes the name it only asks for what has long been there.
    /// </summary>
    public void Copy(CollectionKey from, CollectionKey to)
    {
        if (_newest.TryGetValue(from, out var timestamp))
        {
            Raise(to, timestamp);
        }
    }

    // Writes may end in another order than the server timed them.
    private void Raise(CollectionKey key, ulong timestamp)
    {
        _newest.AddOrUpdate(key, timestamp, (_, old) => Math.Max(old, timestamp));
        _hasAny = true;
    }
}
