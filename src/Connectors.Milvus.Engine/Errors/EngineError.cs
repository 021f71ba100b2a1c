namespace Connectors.Milvus.Engine;

/// <summary>What went wrong, as Milvus numbers it (<c>Status.code</c>, Milvus 2.3 and later).</summary>
public enum EngineError
{
    /// <summary>The file is held by another writer past the deadline; the call may be repeated.</summary>
    ServiceNotReady = 1,

    /// <summary>The vectors of a collection do not fit the memory the engine was given.</summary>
    MemoryLimitExceeded = 3,

    /// <summary>A failure inside the engine.</summary>
    ServiceInternal = 5,

    /// <summary>The disk is full.</summary>
    DiskQuotaExhausted = 7,

    /// <summary>The engine does not have the feature that the request names.</summary>
    NotImplemented = 10,

    /// <summary>No collection or alias has that name.</summary>
    CollectionNotFound = 100,

    /// <summary>The collection is released; load it first.</summary>
    CollectionNotLoaded = 101,

    /// <summary>The collection is loaded; release it first.</summary>
    CollectionLoaded = 104,

    /// <summary>The schema breaks a rule that belongs to no single parameter.</summary>
    CollectionIllegalSchema = 105,

    /// <summary>The request was built for another version of the collection's schema.</summary>
    SchemaMismatch = 109,

    /// <summary>No partition has that name.</summary>
    PartitionNotFound = 200,

    /// <summary>A read names a partition that is not loaded, though others are.</summary>
    PartitionNotLoaded = 201,

    /// <summary>No index has that name, or the collection has none.</summary>
    IndexNotFound = 700,

    /// <summary>The index type does not fit the field.</summary>
    IndexNotSupported = 701,

    /// <summary>An index of that name exists with other parameters.</summary>
    IndexDuplicate = 702,

    /// <summary>No database has that name.</summary>
    DatabaseNotFound = 800,

    /// <summary>The database name breaks the name rules.</summary>
    DatabaseInvalidName = 802,

    /// <summary>The file cannot be read or written, is not a database of this engine, is newer, or is damaged.</summary>
    IoFailed = 1001,

    /// <summary>A parameter has a value that is not allowed.</summary>
    InvalidParameter = 1100,

    /// <summary>A parameter is missing.</summary>
    MissingParameter = 1101,

    /// <summary>A parameter is too large.</summary>
    ParameterTooLarge = 1102,

    /// <summary>No alias has that name.</summary>
    AliasNotFound = 1600,

    /// <summary>The alias is the name of a collection, or the other way round.</summary>
    AliasCollectionNameConflict = 1601,

    /// <summary>The alias points at another collection.</summary>
    AliasAlreadyExists = 1602,

    /// <summary>No field has that name.</summary>
    FieldNotFound = 1700,

    /// <summary>The field name breaks the name rules.</summary>
    FieldInvalidName = 1701,

    /// <summary>The query vectors do not fit the field (Milvus reports these from its search core).</summary>
    Segcore = 2000,

    /// <summary>Everything that Milvus answers without a code of its own.</summary>
    Unexpected = 65535,
}
