namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a database; one that exists is refused.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="properties">Properties as text.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreateDatabase(string database, IReadOnlyDictionary<string, string>? properties = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Drops an empty database; <c>default</c> cannot be dropped, a missing one is no error.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropDatabase(string database, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>All databases, in order of creation.</summary>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<DatabaseInfo> ListDatabases(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public DatabaseInfo DescribeDatabase(string database, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Sets and removes properties of a database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="set">Properties to set.</param>
    /// <param name="remove">Names of properties to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterDatabase(string database, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
