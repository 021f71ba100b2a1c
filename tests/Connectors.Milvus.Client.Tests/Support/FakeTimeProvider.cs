using System.Collections.Concurrent;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A clock that stands still until told otherwise. Short pauses (up to <see cref="SkipUpTo"/>) end at once and move
/// the clock by their length, so that retries take no time and their pauses can be read afterwards.
/// </summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Pauses up to this long are skipped; zero skips none.</summary>
    public TimeSpan SkipUpTo { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pauses that were skipped, in order.</summary>
    public ConcurrentQueue<TimeSpan> Skipped { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan by)
    {
        FakeTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        foreach (FakeTimer timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        bool skip = dueTime >= TimeSpan.Zero && dueTime <= SkipUpTo;
        lock (_lock)
        {
            _timers.Remove(timer);
            if (!skip && dueTime >= TimeSpan.Zero)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
            }
        }

        if (skip)
        {
            Skipped.Enqueue(dueTime);

            // Not on this thread: whoever made the timer has not got it in hand yet.
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Advance(dueTime);
                timer.Fire();
            });
        }
    }

    private void Forget(FakeTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
