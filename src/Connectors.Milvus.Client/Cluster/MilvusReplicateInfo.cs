namespace Connectors.Milvus.Client;

/// <summary>How far a cluster has followed a channel of another.</summary>
public sealed record MilvusReplicateInfo
{
    /// <summary>The position now; null when nothing has been followed.</summary>
    public MilvusReplicateCheckpoint? Checkpoint { get; init; }

    /// <summary>The position at which this cluster was promoted by force; null when it never was. What the source wrote later is not here.</summary>
    public MilvusReplicateCheckpoint? SalvageCheckpoint { get; init; }
}

/// <summary>A position in the log of a channel.</summary>
public sealed record MilvusReplicateCheckpoint
{
    /// <summary>The cluster that is followed.</summary>
    public string ClusterId { get; init; } = "";

    /// <summary>Its physical channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The last message confirmed, as the log names it; empty when the server does not tell.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The kind of log, such as <c>Pulsar</c>, <c>Kafka</c> or <c>WoodPecker</c>; empty when the server does not tell.</summary>
    public string Log { get; init; } = "";

    /// <summary>The message's Milvus timestamp.</summary>
    public ulong TimeTick { get; init; }
}
