namespace Connectors.Milvus.Client;

/// <summary>What a map and a collection have made of each other.</summary>
internal sealed record BoundColumns<TRecord>
    where TRecord : class
{
    /// <summary>One column for each field of the collection that the map has.</summary>
    public required IReadOnlyList<RecordColumn<TRecord>> Columns { get; init; }

    /// <summary>The dynamic field, when both sides have one.</summary>
    public DynamicColumn<TRecord>? Dynamic { get; init; }

    /// <summary>Columns that are run over the rows of every write for their checks only.</summary>
    public IReadOnlyList<RecordColumn<TRecord>> Checks { get; init; } = [];

    /// <summary>Likewise, on inserts into a collection that generates its keys.</summary>
    public RecordColumn<TRecord>? GeneratedKeyCheck { get; init; }

    /// <summary>Whether a record has a value for a field, where records may have some and not others; null where all have all.</summary>
    public Func<TRecord, string, bool>? HasValue { get; init; }
}

/// <summary>What a map does when it meets a collection.</summary>
internal abstract class RecordBinder<TRecord>(Func<TRecord> factory)
    where TRecord : class
{
    public Func<TRecord> Factory { get; } = factory;

    /// <exception cref="RecordSchemaException">The map does not fit the collection.</exception>
    public abstract BoundColumns<TRecord> Bind(CollectionSchemaEntry collection);
}
