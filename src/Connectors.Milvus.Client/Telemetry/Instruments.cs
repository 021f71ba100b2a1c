using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors.Milvus.Client;

/// <summary>The activity source, the meter and its instruments: one of each per process, as their listeners expect.</summary>
internal static class Instruments
{
    // The buckets that the conventions ask for.
    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

    private static readonly Meter Meter = new(MilvusTelemetry.MeterName, Handshake.SdkVersion);

    public static ActivitySource Source { get; } = new(MilvusTelemetry.ActivitySourceName, Handshake.SdkVersion);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "Duration of calls to the server, retries included.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("milvus.client.retries", "{retry}", "Tries that failed and were repeated.");

    private static readonly Counter<long> SchemaLookups =
        Meter.CreateCounter<long>("milvus.client.schema_cache.lookups", "{lookup}", "Schemas asked of the client's cache.");

    public static void CountSchemaLookup(bool isHit) =>
        SchemaLookups.Add(1, new KeyValuePair<string, object?>("result", isHit ? "hit" : "miss"));
}
