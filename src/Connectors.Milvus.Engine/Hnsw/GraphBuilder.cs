using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// Keeps the graphs of an engine up to its rows, on one thread of its own that starts with the first collection that needs a graph.
/// Collections wait in turn; what a job finds is decided when it runs. Thread-safe.
/// </summary>
internal sealed class GraphBuilder(GraphSource source) : IDisposable
{
    // Rows that no graph has yet are scanned beside it: so many, or this part of them, are left to gather before the graph grows.
    private const int MinTail = 2048;
    private const int TailPart = 128;

    private readonly object _lock = new();
    private readonly List<long> _waiting = [];
    private readonly Dictionary<long, Due> _due = [];
    private CancellationTokenSource? _running;
    private long _current;
    private Thread? _thread;
    private bool _disposed;

    /// <summary>Looks at a collection in any case: an index was made, or it was loaded.</summary>
    public void Request(long collectionId, Counters now)
    {
        if (now.RowCount < source.Options.GraphMinRows)
            return;
        lock (_lock)
        {
            _due.Remove(collectionId);
            EnqueueNeedsLock(collectionId);
        }
    }

    /// <summary>Looks at a collection whose rows changed, if that is due.</summary>
    /// <param name="collectionId">The collection.</param>
    /// <param name="now">Its counters.</param>
    /// <param name="isMissing">Whether a search missed a graph. After a failure that alone is no reason to try again.</param>
    public void Look(long collectionId, Counters now, bool isMissing = false)
    {
        if (now.RowCount < source.Options.GraphMinRows)
            return;
        lock (_lock)
        {
            if (!_due.TryGetValue(collectionId, out var due) || due.Epoch != now.Epoch || now.NextSlot >= due.NextSlot || (isMissing && !due.HasFailed))
                EnqueueNeedsLock(collectionId);
        }
    }

    /// <summary>Whether a collection waits or is worked at.</summary>
    public bool IsAt(long collectionId)
    {
        lock (_lock)
            return _current == collectionId || _waiting.Contains(collectionId);
    }

    /// <summary>Gives up what is under way for a collection.</summary>
    public void Forget(long collectionId)
    {
        lock (_lock)
        {
            _waiting.Remove(collectionId);
            _due.Remove(collectionId);
            if (_current == collectionId)
                _running?.Cancel();
        }
    }

    /// <summary>The graph that a search may use: of the field's index, and not newer than what the search sees. What is missing is set about.</summary>
    public HnswGraph? Find(CollectionEntry collection, FieldEntry field, LoadedVectors vectors, Counters now)
    {
        if (GraphParameters.Of(collection, field, source.Options) is not { } parameters || now.RowCount < parameters.MinRows || !vectors.HasRoomForGraph)
            return null;
        var graph = vectors.Graph is { } present && present.Parameters.IndexId == parameters.IndexId ? present : null;
        Look(collection.Id, now, isMissing: graph is null);
        return graph?.OldestVersion <= now.Version ? graph : null;
    }

    /// <summary>How many of the collection's rows wait for the field's graph; 0 when it needs none.</summary>
    public long CountPending(Session session, CollectionEntry collection, FieldEntry field, Counters now)
    {
        if (GraphParameters.Of(collection, field, source.Options) is not { } parameters || now.RowCount < parameters.MinRows)
            return 0;
        var indexed = source.Vectors.Peek(collection, field, now) is LoadedVectors { Graph: { } graph } && graph.Parameters.IndexId == parameters.IndexId
            ? graph.Indexed
            : GraphTable.ReadHeader(session, collection, field) is { } header && header.IndexId == parameters.IndexId && header.Epoch == now.Epoch ? header.Slots : 0;
        if (indexed == 0)
            return now.RowCount;
        using var count = session.Prepare($"SELECT count(*) FROM {collection.RowTable} WHERE slot >= ?");
        count.Bind(1, indexed);
        return count.Step() ? count.Int64(0) : 0;
    }

    /// <summary>Gives up what is under way and waits for the thread.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _waiting.Clear();
            _running?.Cancel();
            Monitor.PulseAll(_lock);
        }

        _thread?.Join();
    }

    private void EnqueueNeedsLock(long collectionId)
    {
        if (_disposed || _waiting.Contains(collectionId))
            return;
        _waiting.Add(collectionId);
        _thread ??= Start();
        Monitor.PulseAll(_lock);
    }

    private Thread Start()
    {
        var thread = new Thread(Work) { IsBackground = true, Name = "Milvus graphs" };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        while (Take() is var (collectionId, token))
        {
            var due = Run(collectionId, token);
            lock (_lock)
            {
                _current = 0;
                if (!token.IsCancellationRequested && due is { } next)
                    _due[collectionId] = next;
                _running?.Dispose();
                _running = null;
            }
        }
    }

    // Whatever goes wrong, searches go on without the graph, and nobody waits here for an error.
    private Due? Run(long collectionId, CancellationToken cancellationToken)
    {
        var now = default(Counters);
        try
        {
            var next = long.MaxValue;
            foreach (var (fieldId, minRows) in FindFields(collectionId, out now, cancellationToken))
            {
                if (now.RowCount < minRows)
                    next = Math.Min(next, now.NextSlot + minRows - now.RowCount);
                else if (new GraphJob(source, collectionId, fieldId, cancellationToken).Run() is { } reached)
                    next = Math.Min(next, reached + Math.Max(MinTail, reached / TailPart));
            }

            return new Due(now.Epoch, next, HasFailed: false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception)
        {
            return new Due(now.Epoch, now.NextSlot + MinTail, HasFailed: true);
        }
    }

    private List<(long FieldId, int MinRows)> FindFields(long collectionId, out Counters now, CancellationToken cancellationToken)
    {
        using var read = source.BeginRead(cancellationToken);
        now = default;
        if (read.Catalog.FindById(collectionId) is not { } collection)
            return [];
        now = Counters.Read(read.Session, collectionId);
        return [.. collection.Vectors.Select(field => (field.Id, Of: GraphParameters.Of(collection, field, source.Options))).Where(static pair => pair.Of is not null).Select(static pair => (pair.Id, pair.Of!.MinRows))];
    }

    private (long CollectionId, CancellationToken Token)? Take()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0 && !_disposed)
                Monitor.Wait(_lock);
            if (_disposed)
                return null;
            _current = _waiting[0];
            _waiting.RemoveAt(0);
            _running = new CancellationTokenSource();
            return (_current, _running.Token);
        }
    }

    /// <summary>When a collection is looked at again: from a slot on, or with another numbering of slots.</summary>
    private readonly record struct Due(long Epoch, long NextSlot, bool HasFailed);
}
