using System.Collections.Concurrent;

namespace Connectors.Milvus.Server;

/// <summary>Counts calls by protocol, method and code, and how long they took. Thread-safe.</summary>
internal sealed class ServerMetrics
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<CallOutcome, long> _calls = new();
    private readonly ConcurrentDictionary<(string Protocol, string Method), Durations> _durations = new();
    private long _inFlight;

    public void Begin() => Interlocked.Increment(ref _inFlight);

    public void End(CallOutcome outcome, TimeSpan duration)
    {
        Interlocked.Decrement(ref _inFlight);
        _calls.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
        _durations.GetOrAdd((outcome.Protocol, outcome.Method), static _ => new Durations()).Add(duration.TotalSeconds);
    }

    /// <summary>Everything counted so far.</summary>
    public void WriteTo(PrometheusWriter writer)
    {
        writer.Begin("milvus_local_calls_in_flight", "gauge", "Calls under way.");
        writer.Sample(Interlocked.Read(ref _inFlight));
        writer.Begin("milvus_local_calls_total", "counter", "Calls by protocol, method and code (0 is success).");
        foreach (var (outcome, count) in _calls)
            writer.Sample(count, ("protocol", outcome.Protocol), ("method", outcome.Method), ("code", PrometheusWriter.Text(outcome.Code)));

        writer.Begin("milvus_local_call_duration_seconds", "histogram", "How long calls took, from the first byte read to the last byte written.");
        foreach (var ((protocol, method), durations) in _durations)
            durations.WriteTo(writer, protocol, method);
    }

    private sealed class Durations
    {
        private readonly Lock _lock = new();
        private readonly long[] _counts = new long[Bounds.Length + 1];
        private double _sum;

        public void Add(double seconds)
        {
            var bucket = Array.FindIndex(Bounds, bound => seconds <= bound);
            lock (_lock)
            {
                _counts[bucket < 0 ? Bounds.Length : bucket]++;
                _sum += seconds;
            }
        }

        public void WriteTo(PrometheusWriter writer, string protocol, string method)
        {
            long[] counts;
            double sum;
            lock (_lock)
                (counts, sum) = ([.. _counts], _sum);

            // Prometheus wants each bucket to hold the smaller ones too.
            var total = 0L;
            for (var i = 0; i < counts.Length; i++)
            {
                total += counts[i];
                var bound = i < Bounds.Length ? PrometheusWriter.Text(Bounds[i]) : "+Inf";
                writer.Sample("_bucket", total, ("protocol", protocol), ("method", method), ("le", bound));
            }

            writer.Sample("_sum", sum, ("protocol", protocol), ("method", method));
            writer.Sample("_count", total, ("protocol", protocol), ("method", method));
        }
    }
}
