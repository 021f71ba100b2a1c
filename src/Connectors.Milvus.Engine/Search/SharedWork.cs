using System.Runtime.ExceptionServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Numbered pieces of work that the caller shares with threads of the pool. It waits for those that have begun, never for one that the pool
/// has not come to: where all the pool's threads are busy or blocked the caller does everything itself, and only speed is lost.
/// </summary>
internal sealed class SharedWork : IThreadPoolWorkItem
{
    private readonly object _lock = new();
    private readonly int _count;
    private readonly Action<int> _work;
    private int _next = -1;
    private int _helping;
    private bool _isOver;
    private Exception? _failure;

    private SharedWork(int count, Action<int> work) => (_count, _work) = (count, work);

    /// <summary>Does every piece once. The first failure is thrown when nobody works any more; pieces that were not begun by then are left out.</summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="threads">How many threads at most, the caller's among them.</param>
    /// <param name="work">Does a piece, by its number. Several threads call at once.</param>
    public static void Run(int count, int threads, Action<int> work)
    {
        var shared = new SharedWork(count, work);
        for (var helper = 1; helper < Math.Min(count, threads); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(shared, preferLocal: false);
        shared.Take();
        shared.Close();
        if (shared._failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _helping++;
        }

        Take();
        lock (_lock)
        {
            if (--_helping == 0)
                Monitor.PulseAll(_lock);
        }
    }

    private void Take()
    {
        try
        {
            for (var piece = Interlocked.Increment(ref _next); piece < _count && Volatile.Read(ref _failure) is null; piece = Interlocked.Increment(ref _next))
                _work(piece);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_helping > 0)
                Monitor.Wait(_lock);
        }
    }
}
