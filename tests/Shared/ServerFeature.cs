namespace Connectors.Milvus.Testing;

/// <summary>What a test may need of its server beyond the common ground. The embedded engine has all of it.</summary>
[Flags]
public enum ServerFeature
{
    None = 0,

    /// <summary>Values beside filters (Milvus 2.5).</summary>
    ExpressionTemplates = 1 << 0,

    /// <summary>Writes answer their timestamp, and reads wait for it.</summary>
    Timestamps = 1 << 1,

    /// <summary>Describes tell when a schema changed, and writes under another schema are answered with code 109.</summary>
    SchemaChecks = 1 << 2,

    /// <summary>Describes tell the collection's number.</summary>
    CollectionIds = 1 << 3,

    /// <summary>Limits such as name lengths, dimensions and text lengths are held by the server.</summary>
    Limits = 1 << 4,

    /// <summary>Creating a collection or index again with the same parameters is a success.</summary>
    IdempotentCreate = 1 << 5,

    /// <summary>Milvus's error codes, not one code for everything.</summary>
    ErrorCodes = 1 << 6,

    /// <summary>Default values are filled in by the server.</summary>
    DefaultValues = 1 << 7,

    /// <summary>Several writers to one collection at once.</summary>
    ConcurrentWrites = 1 << 8,

    /// <summary>The tests' own process holds the data: files, clocks and faults are in reach.</summary>
    InProcess = 1 << 9,

    /// <summary>All of Milvus's filter language: escapes in patterns, remainders, the logic of unknown throughout.</summary>
    FilterLanguage = 1 << 10,

    /// <summary>A collection without an index is not loaded.</summary>
    LoadStates = 1 << 11,

    /// <summary>Collections change while they hold rows, several are described at once, everything is flushed at once.</summary>
    SchemaChanges = 1 << 12,

    /// <summary>Vectors of halves, bfloat16, signed bytes and bits.</summary>
    VectorTypes = 1 << 13,

    /// <summary>What came after Milvus 2.5: search by keys, partial upserts, ordering on the server.</summary>
    NewerCalls = 1 << 14,

    /// <summary>Full-text search with Milvus's analyzers and scores, words and phrases in filters.</summary>
    FullText = 1 << 15,

    /// <summary>An upsert replaces the whole row; generated keys are generated anew.</summary>
    Upserts = 1 << 16,

    /// <summary>A row may lack a vector, and searches then do not find it.</summary>
    NullVectors = 1 << 17,

    /// <summary>Deletes and counts keep to the partition they name.</summary>
    PartitionScopes = 1 << 18,

    /// <summary>Range and grouped searches look at every row.</summary>
    CompleteSearches = 1 << 19,

    /// <summary>Sparse vectors are scored by their inner product.</summary>
    SparseScores = 1 << 20,

    /// <summary>Each vector field is searched with the metric of its own index.</summary>
    FieldMetrics = 1 << 21,

    /// <summary>A collection that was flushed and released can be loaded again.</summary>
    Reloading = 1 << 22,

    /// <summary>Queries give rows in the order of their keys.</summary>
    KeyOrder = 1 << 23,

    /// <summary>Iterators give every row once.</summary>
    Iterators = 1 << 24,

    /// <summary>Fields of arrays take scalar indexes.</summary>
    ArrayIndexes = 1 << 25,
}
