namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a partition; one that exists is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreatePartition(string database, string collection, string partition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Drops a partition with its rows; a missing one is no error. Refused for the default one and while the collection is loaded.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropPartition(string database, string collection, string partition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Whether a partition has that name.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public bool HasPartition(string database, string collection, string partition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>All partitions of a collection, in order of creation.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<PartitionInfo> ListPartitions(string database, string collection, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
