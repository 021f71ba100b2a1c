namespace Connectors.Milvus.Client;

/// <summary>A segment of a collection in the memory of query nodes.</summary>
public sealed record MilvusLoadedSegment
{
    /// <summary>The segment's number.</summary>
    public long Id { get; init; }

    /// <summary>The collection's number.</summary>
    public long CollectionId { get; init; }

    /// <summary>The partition's number.</summary>
    public long PartitionId { get; init; }

    /// <summary>Its rows, deleted ones included.</summary>
    public long RowCount { get; init; }

    /// <summary>The memory it takes, in bytes; 0 when the server does not tell.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The index it is searched with; empty without one.</summary>
    public string IndexName { get; init; } = "";

    /// <summary>That index's number.</summary>
    public long IndexId { get; init; }

    /// <summary>The nodes that hold it.</summary>
    public IReadOnlyList<long> NodeIds { get; init; } = [];

    /// <summary>Where it is in its life.</summary>
    public MilvusSegmentState State { get; init; }

    /// <summary>What it holds.</summary>
    public MilvusSegmentLevel Level { get; init; }

    /// <summary>Whether its rows are sorted by primary key.</summary>
    public bool IsSorted { get; init; }

    /// <summary>The version of its files' format.</summary>
    public long StorageVersion { get; init; }
}
