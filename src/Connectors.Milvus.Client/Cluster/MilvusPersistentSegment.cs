namespace Connectors.Milvus.Client;

/// <summary>A segment of a collection in storage.</summary>
public sealed record MilvusPersistentSegment
{
    /// <summary>The segment's number.</summary>
    public long Id { get; init; }

    /// <summary>The collection's number.</summary>
    public long CollectionId { get; init; }

    /// <summary>The partition's number.</summary>
    public long PartitionId { get; init; }

    /// <summary>Its rows, deleted ones included.</summary>
    public long RowCount { get; init; }

    /// <summary>Where it is in its life.</summary>
    public MilvusSegmentState State { get; init; }

    /// <summary>What it holds.</summary>
    public MilvusSegmentLevel Level { get; init; }

    /// <summary>Whether its rows are sorted by primary key.</summary>
    public bool IsSorted { get; init; }

    /// <summary>The version of its files' format.</summary>
    public long StorageVersion { get; init; }
}
