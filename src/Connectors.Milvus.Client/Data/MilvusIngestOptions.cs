namespace Connectors.Milvus.Client;

/// <summary>How many records are written: in what batches, how many at once, and who is told.</summary>
public sealed record MilvusIngestOptions
{
    /// <summary>The partition to write to; null means the default partition, or the one chosen by the partition key.</summary>
    public string? PartitionName { get; init; }

    /// <summary>Whether an insert sends the records' own keys to a collection that generates keys. See <see cref="MilvusInsertOptions.KeepKeys"/>.</summary>
    public bool KeepKeys { get; init; }

    /// <summary>
    /// Whether an upsert leaves fields that are not sent as they are. All records of the source then have the same fields. See
    /// <see cref="MilvusUpsertOptions.PartialUpdate"/>.
    /// </summary>
    public bool PartialUpdate { get; init; }

    /// <summary>The fields and dynamic keys that a partial update changes; null means all that the records have.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>
    /// Array fields to which an upsert appends. Repeating what may be written then appends twice: resume without the records in doubt.
    /// See <see cref="MilvusUpsertOptions.AppendToArrays"/>.
    /// </summary>
    public IReadOnlyList<string>? AppendToArrays { get; init; }

    /// <summary>Array fields from which an upsert removes. See <see cref="MilvusUpsertOptions.RemoveFromArrays"/>.</summary>
    public IReadOnlyList<string>? RemoveFromArrays { get; init; }

    /// <summary>
    /// The encoded bytes that a batch is filled up to, 8 MiB by default. One record may be larger and is then a batch of its own; what
    /// does not fit into one request of Milvus (64 MiB) is refused.
    /// </summary>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The most records in a batch, 10,000 by default.</summary>
    public int BatchRows { get; init; } = 10_000;

    /// <summary>
    /// The most batches on their way at once, 4 by default; the source is not read further while so many are. With more than one,
    /// batches may be written in another order than the source's: two records of the same key then belong into one batch, or this is 1.
    /// Milvus Lite takes one at a time, and gets one.
    /// </summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Told after each written batch, one at a time, from any thread.</summary>
    public IProgress<MilvusIngestProgress>? Progress { get; init; }

    /// <summary>The deadline of each batch, retries included; null means the client's.</summary>
    public TimeSpan? BatchTimeout { get; init; }

    /// <summary>
    /// How long a cancelled call lets the batches that are on their way finish, so that they are known to be written. 5 seconds by
    /// default; zero breaks them off at once, which leaves their records in doubt.
    /// </summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    internal MilvusInsertOptions ToInsert() => new() { PartitionName = PartitionName, KeepKeys = KeepKeys };

    internal MilvusUpsertOptions ToUpsert() => new()
    {
        PartitionName = PartitionName,
        PartialUpdate = PartialUpdate,
        Fields = Fields,
        AppendToArrays = AppendToArrays,
        RemoveFromArrays = RemoveFromArrays,
    };
}
