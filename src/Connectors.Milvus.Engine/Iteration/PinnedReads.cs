namespace Connectors.Milvus.Engine.Iteration;

/// <summary>
/// The reads that iterators hold open, by the session timestamp that the first page answered. A read that no page asked for during
/// <see cref="Idle"/> is closed, for an open read keeps the log from being folded into the file; so is the one that waited longest when
/// there are too many. An iterator whose read is gone goes on with a new one, from the same place. Thread-safe.
/// </summary>
internal sealed class PinnedReads(TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private const int Capacity = 32;
    private static readonly TimeSpan WaitSlice = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<ulong, PinnedRead> _reads = [];
    private readonly object _lock = new();
    private ITimer? _timer;
    private bool _disposed;

    /// <summary>Takes the read of an iterator for one call, waiting while another call has it; null when it is gone.</summary>
    public PinnedRead? Enter(ulong timestamp, string? token, long collectionId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            while (FindNeedsLock(timestamp, token, collectionId) is { } read)
            {
                if (!read.IsBusy)
                {
                    read.IsBusy = true;
                    read.Transaction.Session.Continue(cancellationToken);
                    return read;
                }

                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_lock, WaitSlice);
            }

            return null;
        }
    }

    /// <summary>Keeps a new read, which its first call has entered already.</summary>
    public void Add(PinnedRead read)
    {
        lock (_lock)
        {
            _timer ??= clock.CreateTimer(_ => Sweep(), null, Idle, Idle);
            while (_reads.Count >= Capacity)
                RemoveNeedsLock(_reads.Values.MinBy(static entry => entry.LastUsed)!);
            read.LastUsed = clock.GetUtcNow();
            _reads.Add(read.Timestamp, read);
        }
    }

    /// <summary>Ends a call. The read stays for the next page unless it was given up meanwhile.</summary>
    public void Leave(PinnedRead read)
    {
        lock (_lock)
        {
            read.IsBusy = false;
            read.LastUsed = clock.GetUtcNow();
            if (_disposed || !_reads.ContainsKey(read.Timestamp))
                read.Dispose();
            else
                read.Transaction.Session.Pause();
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Gives up the iterators over a collection that was dropped or released.</summary>
    public void Forget(long collectionId) => RemoveWhere(read => read.CollectionId == collectionId);

    /// <summary>Closes all reads; one that serves a call closes with it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer?.Dispose();
        }

        RemoveWhere(static _ => true);
    }

    private void Sweep()
    {
        var limit = clock.GetUtcNow() - Idle;
        RemoveWhere(read => !read.IsBusy && read.LastUsed <= limit);
    }

    private PinnedRead? FindNeedsLock(ulong timestamp, string? token, long collectionId)
    {
        var read = timestamp == 0 ? null : _reads.GetValueOrDefault(timestamp);
        read ??= _reads.Values.FirstOrDefault(entry => entry.Serves(token) || (timestamp != 0 && entry.OpenedFor == timestamp));
        return read?.CollectionId == collectionId ? read : null;
    }

    private void RemoveWhere(Func<PinnedRead, bool> isGone)
    {
        lock (_lock)
        {
            foreach (var read in _reads.Values.Where(isGone).ToArray())
                RemoveNeedsLock(read);
        }
    }

    private void RemoveNeedsLock(PinnedRead read)
    {
        _reads.Remove(read.Timestamp);
        if (!read.IsBusy)
            read.Dispose();
    }
}
