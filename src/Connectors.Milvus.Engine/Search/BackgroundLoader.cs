using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Reads large collections into memory behind the searches that went through the file, one field at a time, on a thread that lives as long as
/// there is something to read. Thread-safe.
/// </summary>
internal sealed class BackgroundLoader(Func<CancellationToken, Transaction> beginRead, VectorCache cache) : IDisposable
{
    private readonly object _lock = new();
    private readonly List<(long CollectionId, LoadedVectors Vectors)> _waiting = [];
    private CancellationTokenSource? _running;
    private (long CollectionId, LoadedVectors? Vectors) _current;
    private Thread? _thread;
    private bool _disposed;

    /// <summary>Asks for a field's vectors, unless they are under way already.</summary>
    public void Request(long collectionId, LoadedVectors vectors)
    {
        lock (_lock)
        {
            if (_disposed || _current.Vectors == vectors || _waiting.Any(entry => entry.Vectors == vectors))
                return;
            _waiting.Add((collectionId, vectors));
            if (_thread is not null)
                return;
            _thread = new Thread(Work) { IsBackground = true, Name = "Milvus vectors" };
            _thread.Start();
        }
    }

    /// <summary>Gives up what is under way for a collection.</summary>
    public void Forget(long collectionId)
    {
        lock (_lock)
        {
            _waiting.RemoveAll(entry => entry.CollectionId == collectionId);
            if (_current.CollectionId == collectionId)
                _running?.Cancel();
        }
    }

    /// <summary>Gives up everything and waits for the thread.</summary>
    public void Dispose()
    {
        Thread? thread;
        lock (_lock)
        {
            _disposed = true;
            _waiting.Clear();
            _running?.Cancel();
            thread = _thread;
        }

        thread?.Join();
    }

    private void Work()
    {
        while (Take() is var (collectionId, vectors, token))
        {
            try
            {
                Load(collectionId, vectors, token);
            }
            catch (Exception)
            {
                // Nobody waits here for an error: a search that needs the vectors meets it again and says so.
            }
        }
    }

    // In parts: a search that lacks little waits for little, memory that the cache has given to another field is not filled, and no read lasts
    // so long that the log cannot be folded into the file.
    private void Load(long collectionId, LoadedVectors vectors, CancellationToken cancellationToken)
    {
        for (var isMissing = true; isMissing && cache.Holds(vectors);)
        {
            using var read = beginRead(cancellationToken);
            if (Counters.TryRead(read.Session, collectionId) is not { } now || now.Epoch != vectors.Epoch)
                return;
            vectors.Extend(read.Session, Math.Min(now.NextSlot, vectors.Slots + vectors.SlotsAtATime));
            isMissing = vectors.Slots < now.NextSlot;
        }
    }

    private (long CollectionId, LoadedVectors Vectors, CancellationToken Token)? Take()
    {
        lock (_lock)
        {
            _running?.Dispose();
            _running = null;
            _current = default;
            if (_waiting.Count == 0)
            {
                _thread = null;
                return null;
            }

            _current = _waiting[0];
            _waiting.RemoveAt(0);
            _running = new CancellationTokenSource();
            return (_current.CollectionId, _current.Vectors!, _running.Token);
        }
    }
}
