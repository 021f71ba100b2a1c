namespace Connectors.Milvus.Client;

/// <summary>How an insert is done.</summary>
public sealed record MilvusInsertOptions
{
    /// <summary>The partition to write to; null means the default partition, or the one chosen by the partition key.</summary>
    public string? PartitionName { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether the records' own keys are sent to a collection that generates keys. The collection must have the property
    /// <c>allow_insert_auto_id</c>. Needs Milvus 2.6.
    /// </summary>
    [Covers("allow_insert_auto_id", nameof(Protocol.MilvusRpcs.Insert), Needs = nameof(ServerFeatures.InsertAutoId))]
    public bool KeepKeys { get; init; }
}

/// <summary>
/// How an upsert is done. A partial update changes some fields of rows and leaves the others as they are:
/// <code>await client.UpsertAsync("shop", new Dictionary&lt;string, object?> { ["id"] = 7, ["price"] = 9.5 }, new() { PartialUpdate = true })</code>
/// See <see href="https://milvus.io/docs/upsert-entities.md">Upsert Entities</see>.
/// </summary>
public sealed record MilvusUpsertOptions
{
    /// <summary>The partition to write to; null means the default partition, or the one chosen by the partition key.</summary>
    public string? PartitionName { get; init; }

    /// <summary>
    /// Whether fields that are not sent keep their values. Dictionaries send the keys they have, which must be the same fields in all of
    /// them; other records send the fields that are mapped, or those of <see cref="Fields"/>. Dynamic keys are merged. A key that names no
    /// row makes a new one, which then needs all fields. Needs Milvus 2.6.2.
    /// </summary>
    [Covers("upsert partial_update", nameof(Protocol.MilvusRpcs.Upsert), Needs = nameof(ServerFeatures.PartialUpsert))]
    public bool PartialUpdate { get; init; }

    /// <summary>The fields and dynamic keys that a partial update changes; null means all that the records have. The key needs no mention.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Array fields to which the records' elements are appended, instead of replacing what is there. Makes the update partial. Needs Milvus 2.6.17.</summary>
    [Covers("field_ops ARRAY_APPEND", nameof(Protocol.MilvusRpcs.Upsert), Needs = nameof(ServerFeatures.FieldOperations))]
    public IReadOnlyList<string>? AppendToArrays { get; init; }

    /// <summary>Array fields from which the records' elements are removed. Makes the update partial. Needs Milvus 2.6.17.</summary>
    [Covers("field_ops ARRAY_REMOVE", nameof(Protocol.MilvusRpcs.Upsert), Needs = nameof(ServerFeatures.FieldOperations))]
    public IReadOnlyList<string>? RemoveFromArrays { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    internal bool ChangesArrays => AppendToArrays is { Count: > 0 } || RemoveFromArrays is { Count: > 0 };

    internal bool IsPartial => PartialUpdate || ChangesArrays;
}

/// <summary>How a delete is done.</summary>
public sealed record MilvusDeleteOptions
{
    /// <summary>The partition to delete from; null means all.</summary>
    public string? PartitionName { get; init; }

    /// <summary>The operation's deadline, retries included; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}
