namespace Connectors.Milvus.Engine;

/// <summary>Whether a collection can be searched, with Milvus's numbers.</summary>
public enum EngineLoadState
{
    /// <summary>There is no such collection.</summary>
    NotExist = 0,

    /// <summary>The collection is released.</summary>
    NotLoad = 1,

    /// <summary>Milvus is loading it; this engine never answers that.</summary>
    Loading = 2,

    /// <summary>The collection can be searched.</summary>
    Loaded = 3,
}

/// <summary>A database inside the file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedTimestamp">When it was created, as a hybrid timestamp.</param>
/// <param name="Properties">Properties as text.</param>
public sealed record DatabaseInfo(long Id, string Name, ulong CreatedTimestamp, IReadOnlyDictionary<string, string> Properties);

/// <summary>A collection as it stands.</summary>
public sealed record CollectionInfo
{
    /// <summary>The collection's id; a collection dropped and created again has another one.</summary>
    public required long Id { get; init; }

    /// <summary>The database's id.</summary>
    public required long DatabaseId { get; init; }

    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary>What it is made of, with the field ids and every default filled in.</summary>
    public required CollectionDefinition Definition { get; init; }

    /// <summary>The aliases that point at it, in order.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>When it was created, as a hybrid timestamp.</summary>
    public required ulong CreatedTimestamp { get; init; }

    /// <summary>When its schema last changed; what a write may send back as <see cref="WriteCommand.SchemaTimestamp"/>.</summary>
    public required ulong UpdateTimestamp { get; init; }

    /// <summary>How many partitions it has.</summary>
    public required int PartitionCount { get; init; }

    /// <summary>Whether it can be searched.</summary>
    public required EngineLoadState LoadState { get; init; }
}

/// <summary>A partition of a collection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedTimestamp">When it was created, as a hybrid timestamp.</param>
public sealed record PartitionInfo(long Id, string Name, ulong CreatedTimestamp);

/// <summary>An alias and the collection it points at.</summary>
/// <param name="Database">The database of both.</param>
/// <param name="Alias">The alias.</param>
/// <param name="Collection">The collection's own name.</param>
public sealed record AliasInfo(string Database, string Alias, string Collection);

/// <summary>An index as the caller asks for it.</summary>
public sealed record IndexDefinition
{
    /// <summary>The field to index.</summary>
    public required string FieldName { get; init; }

    /// <summary>The index's name; empty means the field's name.</summary>
    public string IndexName { get; init; } = "";

    /// <summary>
    /// Milvus's parameters as text: <c>index_type</c>, <c>metric_type</c>, <c>params</c>. Every index type that Milvus knows
    /// is accepted for the fields it fits; the HNSW family and AUTOINDEX are searched through graphs once they are large, others exactly.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }
}

/// <summary>An index as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FieldName">The field it is on.</param>
/// <param name="Parameters">Its parameters, <c>index_type</c> and <c>metric_type</c> always among them for vectors.</param>
/// <param name="RowCount">The rows of the collection.</param>
public sealed record IndexInfo(long Id, string Name, string FieldName, IReadOnlyDictionary<string, string> Parameters, long RowCount)
{
    /// <summary>Rows that the index's graph does not have yet; searches find them exactly. 0 where there is no graph to build.</summary>
    public long PendingRows { get; init; }

    /// <summary>Whether the graph is being built, read or extended now.</summary>
    public bool IsBuilding { get; init; }
}
