namespace Connectors.Milvus.VectorData;

/// <summary>
/// What making sure that a collection exists does with one that does not fit the model: that lacks a field, has it with another type,
/// dimension or key, has a field that records do not fill, or an index of another metric. Whether fields may be null is no mismatch,
/// since a class and a definition of the same records need not agree on it; writing a null that has no place is refused by itself.
/// </summary>
public enum MilvusSchemaMismatch
{
    /// <summary>Fails, naming every difference, before anything is read or written.</summary>
    Throw = 0,

    /// <summary>Logs every difference as a warning and goes on; calls that need what is missing fail.</summary>
    Warn = 1,

    /// <summary>Does not look.</summary>
    Ignore = 2,
}
