namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a collection, released and without an index. One with the same name and definition is no error, with another definition it is.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="definition">What it is made of.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo CreateCollection(string database, CollectionDefinition definition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Drops a collection with all its rows; a missing one is no error. A collection with aliases is refused.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropCollection(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Whether a collection or alias has that name.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public bool HasCollection(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One collection.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo DescribeCollection(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One collection, by its id.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collectionId">Its id.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo DescribeCollection(string database, long collectionId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>All collections of a database, in order of creation.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<CollectionInfo> ListCollections(string database, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Gives a collection another name, and moves it to another database when one is named.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">Its present name.</param>
    /// <param name="newName">Its new name.</param>
    /// <param name="newDatabase">The new database; null or empty means the same.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void RenameCollection(string database, string collection, string newName, string? newDatabase = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Sets and removes properties of a collection. Its schema timestamp moves.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="set">Properties to set.</param>
    /// <param name="remove">Names of properties to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterCollection(string database, string collection, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Makes a collection searchable; needs an index on every vector field. The state is kept in the file; the vectors are read on the first search.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void LoadCollection(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Makes a collection unsearchable and gives its memory back.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void ReleaseCollection(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Whether a collection can be searched; <see cref="EngineLoadState.NotExist"/> when there is none.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public EngineLoadState GetLoadState(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>How many rows a collection, or one partition of it, has.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">The partition; null or empty means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public long GetRowCount(string database, string collection, string? partition = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Checks that the collections exist and folds the log into the file. Acknowledged writes are durable without it.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collections">Names or aliases.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void Flush(string database, IReadOnlyList<string> collections, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
