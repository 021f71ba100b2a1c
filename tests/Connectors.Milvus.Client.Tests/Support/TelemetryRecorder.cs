using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Listens to the client's spans and metrics. One at a time: there is one source and one meter per process.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measurement> _measurements = new();

    public TelemetryRecorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MilvusTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MilvusTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measurements.Enqueue(new(instrument, value, tags.ToArray())));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measurements.Enqueue(new(instrument, value, tags.ToArray())));
        _meters.Start();
    }

    /// <summary>The ended spans with a name, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans(string name) => [.. _spans.Where(span => span.DisplayName == name)];

    /// <summary>Spans on a collection, by name.</summary>
    public IReadOnlyList<string> SpansOn(string collection) =>
        [.. _spans.Where(span => (string?)span.GetTagItem("db.collection.name") == collection).Select(span => span.DisplayName)];

    /// <summary>Measurements of an instrument that carry all the given tags.</summary>
    public IReadOnlyList<Measurement> Measurements(string instrument, params (string Key, object? Value)[] tags) =>
        [.. _measurements.Where(each => each.Instrument.Name == instrument && tags.All(tag => Equals(each[tag.Key], tag.Value)))];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    internal sealed record Measurement(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags)
    {
        public object? this[string key] => Tags.FirstOrDefault(tag => tag.Key == key).Value;
    }
}
