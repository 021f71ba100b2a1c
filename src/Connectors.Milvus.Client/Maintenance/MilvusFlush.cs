namespace Connectors.Milvus.Client;

/// <summary>How collections are flushed.</summary>
public sealed record MilvusFlushOptions
{
    /// <summary>
    /// Whether to return only when everything is durable. Otherwise ask with <see cref="MilvusClient.GetFlushStateAsync"/> or
    /// <see cref="MilvusClient.GetFlushAllStateAsync"/>.
    /// </summary>
    public bool WaitUntilFlushed { get; init; } = true;

    /// <summary>The deadline, the wait included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>The flush of one collection, as the server took it on.</summary>
public sealed record MilvusFlush
{
    /// <summary>The collection's name as the caller gave it.</summary>
    public required string Collection { get; init; }

    /// <summary>The segments that were sealed.</summary>
    public IReadOnlyList<long> SegmentIds { get; init; } = [];

    /// <summary>Everything written up to here is part of the flush; a Milvus timestamp, 0 when the server does not tell.</summary>
    public ulong Timestamp { get; init; }
}
