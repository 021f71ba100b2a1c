namespace Connectors.Milvus.Engine.Timestamps;

/// <summary>
/// Hybrid timestamps as Milvus gives them: milliseconds since 1970 shifted left by 18 bits, plus a counter. They never repeat and
/// never go back, also when the clock does; writers pass the last one that the file knows. Thread-safe.
/// </summary>
internal sealed class TimestampOracle(TimeProvider clock)
{
    private const int LogicalBits = 18;

    private readonly object _lock = new();
    private ulong _last;

    /// <summary>Takes <paramref name="count"/> timestamps in a row, all later than <paramref name="floor"/>; gives the first.</summary>
    public ulong Allocate(ulong floor, long count = 1)
    {
        var now = (ulong)clock.GetUtcNow().ToUnixTimeMilliseconds() << LogicalBits;
        lock (_lock)
        {
            var first = Math.Max(now, Math.Max(_last, floor) + 1);
            _last = first + (ulong)count - 1;
            return first;
        }
    }
}
