using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.Client;

/// <summary>
/// The schemas that one client has seen, by database and requested name (an alias is an entry of its own). Bounded: the entry
/// that was unused longest goes first. Thread-safe.
/// <list type="bullet">
/// <item>Single flight: callers that miss the same key share one describe. It belongs to none of them: a caller that gives up
/// only stops waiting, and the describe is abandoned when the last one has.</item>
/// <item>A DDL of this client removes what it may have changed and marks describes in flight, whose answer may be older than the
/// DDL: their callers, who asked before it, get the answer, but it is not kept, and later callers describe again.</item>
/// </list>
/// </summary>
/// <param name="capacity">The largest number of entries.</param>
/// <param name="time">Times the waits.</param>
/// <param name="describe">Asks the server. The generation given goes into the entry.</param>
internal sealed class SchemaCache(
    int capacity, TimeProvider time, Func<CollectionKey, int, CancellationToken, Task<CollectionSchemaEntry>> describe)
{
    private readonly Lock _gate = new();
    private readonly SchemaLru _entries = new(capacity);

    // Most programs search one collection most of the time: its calls take no turns at the lock. Set under the lock, after each change.
    private volatile LinkedListNode<(CollectionKey Key, CollectionSchemaEntry Entry)>? _newest;
    private readonly Dictionary<CollectionKey, SchemaLoad> _loads = [];
    private int _generation;

    public bool TryGet(CollectionKey key, [NotNullWhen(true)] out CollectionSchemaEntry? entry)
    {
        if (_newest is { } newest && newest.ValueRef.Key.Equals(key))
        {
            entry = newest.ValueRef.Entry;
            Instruments.CountSchemaLookup(isHit: true);
            return true;
        }

        bool isHit;
        lock (_gate)
        {
            isHit = _entries.TryGet(key, out entry);
            _newest = _entries.Newest;
        }

        Instruments.CountSchemaLookup(isHit);
        return isHit;
    }

    /// <summary>The kept entry, or the answer of a describe. Fails with what the describe failed with.</summary>
    /// <exception cref="TimeoutException">The caller's time, not the describe's, ran out.</exception>
    public Task<CollectionSchemaEntry> GetAsync(CollectionKey key, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        SchemaLoad load;
        bool isNew;
        lock (_gate)
        {
            if (_entries.TryGet(key, out var entry))
            {
                return Task.FromResult(entry);
            }

            load = JoinNeedsLock(key, out isNew);
        }

        return WaitAsync(load, isNew, timeout, cancellationToken);
    }

    /// <summary>
    /// An entry newer than <paramref name="stale"/>: one that another caller has brought in meanwhile, or a describe's answer.
    /// </summary>
    /// <exception cref="TimeoutException">The caller's time, not the describe's, ran out.</exception>
    public Task<CollectionSchemaEntry> RefreshAsync(
        CollectionKey key, CollectionSchemaEntry stale, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        SchemaLoad load;
        bool isNew;
        lock (_gate)
        {
            if (_entries.TryGet(key, out var entry) && entry.Generation > stale.Generation)
            {
                return Task.FromResult(entry);
            }

            _entries.Remove(key);
            _newest = _entries.Newest;
            load = JoinNeedsLock(key, out isNew);
        }

        return WaitAsync(load, isNew, timeout, cancellationToken);
    }

    /// <summary>
    /// Forgets a collection under its name and all its aliases, whichever of them is given. Call when a DDL has ended, however it
    /// ended: one that failed may have been done.
    /// </summary>
    public void Invalidate(CollectionKey key)
    {
        lock (_gate)
        {
            var realName = _entries.TryGet(key, out var entry) ? entry.Name : key.Name;
            _entries.RemoveWhere((other, cached) =>
                other.IsInDatabaseOf(key)
                && (other.Name == key.Name || other.Name == realName || cached.Name == key.Name || cached.Name == realName));
            _newest = _entries.Newest;

            // An alias in flight may resolve to the collection that changed: nobody can tell before it has been described.
            OutdateLoadsNeedsLock(key);
        }
    }

    /// <summary>Forgets all collections of a database. Call when a drop of it has ended, however it ended.</summary>
    public void InvalidateDatabase(string database)
    {
        var anyOf = new CollectionKey(database, "");
        lock (_gate)
        {
            _entries.RemoveWhere((other, _) => other.IsInDatabaseOf(anyOf));
            _newest = _entries.Newest;
            OutdateLoadsNeedsLock(anyOf);
        }
    }

    private void OutdateLoadsNeedsLock(CollectionKey database)
    {
        foreach (var (loading, load) in _loads)
        {
            if (loading.IsInDatabaseOf(database))
            {
                load.IsOutdated = true;
                _loads.Remove(loading);
            }
        }
    }

    private SchemaLoad JoinNeedsLock(CollectionKey key, out bool isNew)
    {
        isNew = !_loads.TryGetValue(key, out var load);
        if (load is null)
        {
            load = new SchemaLoad(key, ++_generation);
            _loads.Add(key, load);
        }

        load.Waiters++;
        return load;
    }

    private async Task<CollectionSchemaEntry> WaitAsync(SchemaLoad load, bool isNew, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            _ = RunAsync(load);
        }

        try
        {
            return await load.Completion.Task
                .WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, time, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            Leave(load);
        }
    }

    private void Leave(SchemaLoad load)
    {
        lock (_gate)
        {
            if (--load.Waiters > 0 || load.Completion.Task.IsCompleted)
            {
                return;
            }

            ForgetNeedsLock(load);
        }

        load.Abandoned.Cancel();
    }

    private async Task RunAsync(SchemaLoad load)
    {
        try
        {
            var entry = await describe(load.Key, load.Generation, load.Abandoned.Token).ConfigureAwait(false);
            lock (_gate)
            {
                ForgetNeedsLock(load);
                if (!load.IsOutdated)
                {
                    _entries.Add(load.Key, entry);
                    _newest = _entries.Newest;
                }
            }

            load.Completion.SetResult(entry);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                ForgetNeedsLock(load);
            }

            load.Completion.SetException(exception);

            // Looked at, since all callers may have given up and nobody else would.
            _ = load.Completion.Task.Exception;
        }
    }

    private void ForgetNeedsLock(SchemaLoad load)
    {
        if (_loads.TryGetValue(load.Key, out var current) && ReferenceEquals(current, load))
        {
            _loads.Remove(load.Key);
        }
    }
}
