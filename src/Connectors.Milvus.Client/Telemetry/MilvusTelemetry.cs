namespace Connectors.Milvus.Client;

/// <summary>
/// What the client tells about its calls, after OpenTelemetry's
/// <see href="https://opentelemetry.io/docs/specs/semconv/database/">conventions for database clients</see>. Nothing is measured, and
/// nothing allocated, while nobody listens:
/// <code>
/// builder.Services.AddOpenTelemetry()
///     .WithTracing(tracing => tracing.AddSource(MilvusTelemetry.ActivitySourceName))
///     .WithMetrics(metrics => metrics.AddMeter(MilvusTelemetry.MeterName));
/// </code>
/// <list type="bullet">
/// <item>One span per call to the server, its retries included: <c>search docs</c>, <c>BATCH insert docs</c>.</item>
/// <item><c>db.client.operation.duration</c>: how long those calls took, in seconds.</item>
/// <item><c>milvus.client.retries</c>: tries that failed and were repeated.</item>
/// <item><c>milvus.client.schema_cache.lookups</c>: how often a schema was at hand (<c>result</c>: hit or miss).</item>
/// </list>
/// Filters, vectors, rows and credentials never appear.
/// </summary>
public static class MilvusTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "Connectors.Milvus.Client";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Connectors.Milvus.Client";
}
