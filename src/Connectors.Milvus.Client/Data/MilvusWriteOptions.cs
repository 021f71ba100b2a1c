namespace Connectors.Milvus.Client;

/// <summary>How an insert is done.</summary>
public sealed record MilvusInsertOptions
{
    /// <summary>The partition to write to; null means the default partition, or the one chosen by the partition key.</summary>
    public string? PartitionName { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How an upsert is done.</summary>
public sealed record MilvusUpsertOptions
{
    /// <summary>The partition to write to; null means the default partition, or the one chosen by the partition key.</summary>
    public string? PartitionName { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How a delete is done.</summary>
public sealed record MilvusDeleteOptions
{
    /// <summary>The partition to delete from; null means all.</summary>
    public string? PartitionName { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}
