namespace Connectors.Milvus.Client;

/// <summary>Where a segment is in its life.</summary>
public enum MilvusSegmentState
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>There is no such segment.</summary>
    NotExist = 1,

    /// <summary>Takes rows.</summary>
    Growing = 2,

    /// <summary>Takes no more rows.</summary>
    Sealed = 3,

    /// <summary>In storage.</summary>
    Flushed = 4,

    /// <summary>On its way to storage.</summary>
    Flushing = 5,

    /// <summary>Dropped, and not cleaned up.</summary>
    Dropped = 6,

    /// <summary>Being imported.</summary>
    Importing = 7,
}

/// <summary>What a segment holds, which decides how it is compacted.</summary>
public enum MilvusSegmentLevel
{
    /// <summary>From a server that knows no levels.</summary>
    Legacy = 0,

    /// <summary>Deletions only.</summary>
    L0 = 1,

    /// <summary>Rows.</summary>
    L1 = 2,

    /// <summary>Rows laid out by a clustering key.</summary>
    L2 = 3,
}
