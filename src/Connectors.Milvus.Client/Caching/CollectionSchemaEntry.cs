namespace Connectors.Milvus.Client;

/// <summary>
/// A collection's schema as one describe answered it. Immutable; a changed collection is a new entry, so whoever compiled
/// something for an entry may keep it for as long as the entry lives (by reference).
/// </summary>
internal sealed record CollectionSchemaEntry
{
    private MilvusFieldSchema[]? _searchable;

    /// <summary>The collection's real name, also when the entry was asked for by an alias.</summary>
    public required string Name { get; init; }

    public required MilvusCollectionSchema Schema
    {
        get;
        init
        {
            field = value;
            _searchable = null;
        }
    }

    public required MilvusFieldSchema PrimaryKey { get; init; }

    /// <summary>What searches may name. Found once; two threads that find it at a time find the same.</summary>
    public MilvusFieldSchema[] Searchable => _searchable ??= SearchableFields.Of(Schema);

    public required long CollectionId { get; init; }

    /// <summary>What goes into <c>schema_timestamp</c> of a write; 0 where the server has none, which turns its check off.</summary>
    public required ulong UpdateTimestamp { get; init; }

    /// <summary>Counts loads within one client: an entry with a higher number was read later.</summary>
    public required int Generation { get; init; }
}
