namespace Connectors.Milvus.Client;

/// <summary>When an operation of one or more calls has to be done. Counts from its making.</summary>
internal readonly struct Deadline
{
    // Timers end at 49 days; nobody waits longer than this.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly long _start;

    /// <param name="time">The clock.</param>
    /// <param name="total">Time for everything; null for no limit.</param>
    public Deadline(TimeProvider time, TimeSpan? total)
    {
        if (total <= TimeSpan.Zero)
        {
            throw new ArgumentException($"Timeout is {total:c}, but must be longer than zero; null takes the client's.");
        }

        _time = time;
        _start = total is null ? 0 : time.GetTimestamp();
        Total = Clamp(total);
    }

    public TimeSpan? Total { get; }

    /// <summary>The time left, never negative; null for no limit.</summary>
    public TimeSpan? Remaining => Total is { } total ? Max(total - _time.GetElapsedTime(_start), TimeSpan.Zero) : null;

    /// <summary>A time that timers can wait: as good as none where it is longer.</summary>
    public static TimeSpan? Clamp(TimeSpan? time) => time > Longest ? Longest : time;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
