using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using System.Collections.ObjectModel;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a database; one that exists is refused.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="properties">Properties as text.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreateDatabase(string database, IReadOnlyDictionary<string, string>? properties = null, CancellationToken cancellationToken = default)
    {
        Names.CheckDatabase(database);
        using var write = BeginWrite(cancellationToken);
        if (write.Catalog.FindDatabase(database) is not null)
            throw Errors.Plain($"database already exist: {database}");
        var id = write.Allocate();
        new CatalogWriter(write).AddDatabase(new DatabaseEntry((long)id, database, id, properties ?? ReadOnlyDictionary<string, string>.Empty));
        write.Commit();
    }

    /// <summary>Drops an empty database; <c>default</c> cannot be dropped, a missing one is no error.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropDatabase(string database, CancellationToken cancellationToken = default)
    {
        if (database == "default")
            throw Errors.Plain($"can not drop default database");
        Names.CheckDatabase(database);
        using var write = BeginWrite(cancellationToken);
        if (write.Catalog.FindDatabase(database) is not { } entry)
            return;
        if (write.Catalog.Collections(entry).Any())
            throw Errors.Plain($"database:{database} not empty, must drop all collections before drop database");
        new CatalogWriter(write).DropDatabase(entry);
        write.Commit();
    }

    /// <summary>All databases, in order of creation.</summary>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<DatabaseInfo> ListDatabases(CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return [.. read.Catalog.Databases.Select(Describe)];
    }

    /// <summary>One database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public DatabaseInfo DescribeDatabase(string database, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return Describe(read.Catalog.Database(database));
    }

    /// <summary>Sets and removes properties of a database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="set">Properties to set.</param>
    /// <param name="remove">Names of properties to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterDatabase(string database, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var entry = write.Catalog.Database(database);
        new CatalogWriter(write).SetDatabaseProperties(entry, Merge(entry.Properties, set, remove));
        write.Commit();
    }

    private static DatabaseInfo Describe(DatabaseEntry entry) => new(entry.Id, entry.Name, entry.Created, entry.Properties);

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove)
    {
        var merged = new Dictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var name in remove)
            merged.Remove(name);
        foreach (var (name, value) in set)
            merged[name] = value;
        return merged;
    }
}
