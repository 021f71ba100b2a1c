namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Creates a collection with a primary key and one vector field, indexes and loads it, ready for rows and searches. Can be
    /// called again after a failure, by several callers at once, and for a collection that is like that already: what is done
    /// is not done twice.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="dimension">The number of elements of the vectors, 2 to 32,768.</param>
    /// <param name="options">Names, key type and metric; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation; steps already done stay done.</param>
    public Task CreateCollectionAsync(
        string collection, int dimension, MilvusQuickCreateOptions? options = null, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>
    /// Creates a collection. When the options name indexes it is indexed and loaded too. Can be called again after a failure,
    /// by several callers at once, and for a collection that is like that already: what is done is not done twice.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="schema">Its fields.</param>
    /// <param name="options">Indexes, consistency level, properties; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation; steps already done stay done.</param>
    public Task CreateCollectionAsync(
        string collection,
        MilvusCollectionSchema schema,
        MilvusCreateCollectionOptions? options = null,
        CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Whether a collection (or an alias) of this name exists.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<bool> HasCollectionAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Describes a collection. Always asks the server.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MilvusCollectionDescription> DescribeCollectionAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>The names of the database's collections, without aliases.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Drops a collection with all its data. Dropping one that does not exist is no error.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task DropCollectionAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Makes written rows durable in sealed segments. The server allows about one flush per collection in ten seconds.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task FlushAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>
    /// The number of rows by the server's statistics: cheap, but late, and deleted rows may still be counted. For an exact number
    /// use <see cref="CountAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<long> GetRowCountAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();
}
