namespace Connectors.Milvus.Client;

/// <summary>How an index is created.</summary>
public sealed record MilvusCreateIndexOptions
{
    /// <summary>
    /// Whether to return only when the index is built. Otherwise wait with <see cref="MilvusClient.WaitForIndexAsync"/> or ask with
    /// <see cref="MilvusClient.DescribeIndexAsync"/>.
    /// </summary>
    public bool WaitUntilBuilt { get; init; } = true;

    /// <summary>Told, while waiting, how far the building has come; null tells nobody.</summary>
    public IProgress<MilvusIndexDescription>? Progress { get; init; }

    /// <summary>The deadline, the wait included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}
