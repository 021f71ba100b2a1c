namespace Connectors.Milvus.Client.Tests;

/// <summary>How many bytes of DATA the client still accepts, per connection and per stream (RFC 9113, section 5.2).</summary>
internal sealed class SendWindow
{
    private const int Default = 65_535;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _streams = [];
    private long _connection = Default;
    private long _initial = Default;
    private TaskCompletionSource _changed = NewSignal();

    public void Open(int streamId)
    {
        lock (_lock)
        {
            _streams[streamId] = _initial;
        }
    }

    public void SetInitial(long size)
    {
        lock (_lock)
        {
            foreach (int streamId in _streams.Keys)
            {
                _streams[streamId] += size - _initial;
            }

            _initial = size;
            SignalNeedsLock();
        }
    }

    public void Grant(int streamId, long bytes)
    {
        lock (_lock)
        {
            if (streamId == 0)
            {
                _connection += bytes;
            }
            else if (_streams.TryGetValue(streamId, out long window))
            {
                _streams[streamId] = window + bytes;
            }

            SignalNeedsLock();
        }
    }

    /// <summary>Waits for room and takes up to <paramref name="wanted"/> bytes of it.</summary>
    public async Task<int> TakeAsync(int streamId, int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                int granted = (int)Math.Min(wanted, Math.Min(_connection, _streams[streamId]));
                if (granted > 0)
                {
                    _connection -= granted;
                    _streams[streamId] -= granted;
                    return granted;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void SignalNeedsLock()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
