using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>The time of calls as their metadata have it: milliseconds since 1970. Calls of one millisecond share its text. Thread-safe.</summary>
internal sealed class RequestTimes(TimeProvider timeProvider)
{
    private volatile Moment _last = new(0, "0");

    public string Now()
    {
        long now = timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        Moment last = _last;
        if (last.Milliseconds != now)
        {
            _last = last = new Moment(now, now.ToString(CultureInfo.InvariantCulture));
        }

        return last.Text;
    }

    private sealed record Moment(long Milliseconds, string Text);
}
