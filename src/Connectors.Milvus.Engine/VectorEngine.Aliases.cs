namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Gives a collection a further name; repeating it is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreateAlias(string database, string collection, string alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Points an alias that exists at another collection.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterAlias(string database, string collection, string alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Drops an alias; a missing one is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropAlias(string database, string alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One alias.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public AliasInfo DescribeAlias(string database, string alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The aliases of a collection, or of the whole database.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection; null or empty means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<AliasInfo> ListAliases(string database, string? collection = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
