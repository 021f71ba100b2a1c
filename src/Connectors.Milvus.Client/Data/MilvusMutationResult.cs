namespace Connectors.Milvus.Client;

/// <summary>What an insert, upsert or delete did.</summary>
public sealed record MilvusMutationResult
{
    /// <summary>The result of writing nothing.</summary>
    public static MilvusMutationResult None { get; } = new();

    /// <summary>
    /// The number of rows inserted or upserted. For a delete: the number of keys marked as deleted, which counts keys that
    /// named no row too.
    /// </summary>
    public long Count { get; init; }

    /// <summary>The rows' primary keys, generated ones included, in the order of the rows; empty for deletes.</summary>
    public MilvusIds Ids { get; init; } = MilvusIds.Empty;

    /// <summary>When the write happened, as a Milvus timestamp; 0 when the server does not tell.</summary>
    public ulong Timestamp { get; init; }
}
