namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Creates an index and waits until it is built. Creating one that exists with the same parameters is no error.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="index">The field, the kind of index and its parameters.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on building.</param>
    public Task CreateIndexAsync(string collection, MilvusIndexParams index, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Describes one index.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexOrFieldName">The index's name, or the name of the field it is on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MilvusIndexDescription> DescribeIndexAsync(
        string collection, string indexOrFieldName, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Describes every index of a collection; empty when it has none.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<MilvusIndexDescription>> ListIndexesAsync(string collection, CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Drops an index. The index of a loaded vector field cannot be dropped: release the collection first.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="indexName">The index's name; unless named otherwise, the field's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task DropIndexAsync(string collection, string indexName, CancellationToken cancellationToken = default) => throw Unfinished();
}
