using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>The whole catalog as one transaction sees it. Immutable, so that calls can share it.</summary>
internal sealed class CatalogSnapshot
{
    private const string DefaultDatabase = "default";

    private readonly Dictionary<string, DatabaseEntry> _databases;
    private readonly Dictionary<long, CollectionEntry> _collections;
    private readonly Dictionary<(long Database, string Name), CollectionEntry> _byName = [];
    private readonly Dictionary<(long Database, string Name), CollectionEntry> _byAlias = [];

    public CatalogSnapshot(long version, IEnumerable<DatabaseEntry> databases, IEnumerable<CollectionEntry> collections)
    {
        Version = version;
        _databases = databases.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
        _collections = collections.ToDictionary(static entry => entry.Id);
        foreach (var entry in _collections.Values)
        {
            _byName.Add((entry.Database.Id, entry.Name), entry);
            foreach (var alias in entry.Aliases)
                _byAlias.Add((entry.Database.Id, alias), entry);
        }
    }

    /// <summary>The catalog's version in the file; every change of the catalog raises it.</summary>
    public long Version { get; }

    public IEnumerable<DatabaseEntry> Databases => _databases.Values.OrderBy(static entry => entry.Id);

    public DatabaseEntry? FindDatabase(string name) => _databases.GetValueOrDefault(name);

    public DatabaseEntry Database(string name)
    {
        var effective = name.Length == 0 ? DefaultDatabase : name;
        return FindDatabase(effective) ?? throw Errors.DatabaseNotFound(effective);
    }

    public IEnumerable<CollectionEntry> Collections(DatabaseEntry database)
        => _collections.Values.Where(entry => entry.Database.Id == database.Id).OrderBy(static entry => entry.Id);

    public CollectionEntry? FindByName(DatabaseEntry database, string name) => _byName.GetValueOrDefault((database.Id, name));

    public CollectionEntry? FindByAlias(DatabaseEntry database, string alias) => _byAlias.GetValueOrDefault((database.Id, alias));

    public CollectionEntry? FindById(long id) => _collections.GetValueOrDefault(id);

    public CollectionEntry? Find(string database, string nameOrAlias)
    {
        var entry = Database(database);
        return FindByName(entry, nameOrAlias) ?? FindByAlias(entry, nameOrAlias);
    }

    /// <summary>The collection of that name or alias, as requests on data ask for it.</summary>
    public CollectionEntry Collection(string database, string nameOrAlias)
    {
        Names.CheckCollection(nameOrAlias);
        return Find(database, nameOrAlias) ?? throw Errors.CannotFindCollection(Database(database).Name, nameOrAlias);
    }

    /// <summary>The collection of exactly that name, as the coordinator's requests ask for it.</summary>
    public CollectionEntry CollectionByName(string database, string name)
        => FindByName(Database(database), name) ?? throw Errors.CollectionNotFound(Database(database).Name, name);
}
