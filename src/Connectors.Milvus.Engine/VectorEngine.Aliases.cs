using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Gives a collection a further name; repeating it is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreateAlias(string database, string collection, string alias, CancellationToken cancellationToken = default)
    {
        Names.CheckAlias(alias);
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.CollectionByName(database, collection);
        CheckAliasIsFree(write.Catalog, found.Database, alias);
        if (write.Catalog.FindByAlias(found.Database, alias) is { } present)
        {
            if (present.Id == found.Id)
                return;
            throw Errors.Input(EngineError.AliasAlreadyExists, $"{alias} is alias to another collection: {present.Name}: alias already exist[database={found.Database.Name}][alias={alias}]");
        }

        new CatalogWriter(write).SetAlias(found, alias);
        write.Commit();
    }

    /// <summary>Points an alias that exists at another collection.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterAlias(string database, string collection, string alias, CancellationToken cancellationToken = default)
    {
        Names.CheckAlias(alias);
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.CollectionByName(database, collection);
        CheckAliasIsFree(write.Catalog, found.Database, alias);
        if (write.Catalog.FindByAlias(found.Database, alias) is null)
            throw AliasNotFound(found.Database, alias);
        new CatalogWriter(write).SetAlias(found, alias);
        write.Commit();
    }

    /// <summary>Drops an alias; a missing one is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropAlias(string database, string alias, CancellationToken cancellationToken = default)
    {
        Names.CheckAlias(alias);
        using var write = BeginWrite(cancellationToken);
        var entry = write.Catalog.Database(database);
        if (write.Catalog.FindByAlias(entry, alias) is null)
            return;
        new CatalogWriter(write).DropAlias(entry, alias);
        write.Commit();
    }

    /// <summary>One alias.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public AliasInfo DescribeAlias(string database, string alias, CancellationToken cancellationToken = default)
    {
        Names.CheckAlias(alias);
        using var read = BeginRead(cancellationToken);
        var entry = read.Catalog.Database(database);
        var found = read.Catalog.FindByAlias(entry, alias) ?? throw AliasNotFound(entry, alias);
        return new AliasInfo(entry.Name, alias, found.Name);
    }

    /// <summary>The aliases of a collection, or of the whole database.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection; null or empty means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<AliasInfo> ListAliases(string database, string? collection = null, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        var entry = read.Catalog.Database(database);
        var collections = string.IsNullOrEmpty(collection) ? read.Catalog.Collections(entry) : [read.Catalog.CollectionByName(database, collection)];
        return [.. collections.SelectMany(found => found.Aliases.Select(alias => new AliasInfo(entry.Name, alias, found.Name)))];
    }

    private static void CheckAliasIsFree(CatalogSnapshot catalog, DatabaseEntry database, string alias)
    {
        if (catalog.FindByName(database, alias) is not null)
            throw Errors.Input(EngineError.AliasCollectionNameConflict, $"alias and collection name conflict[database={database.Name}][alias={alias}]");
    }

    private static EngineException AliasNotFound(DatabaseEntry database, string alias)
        => Errors.Input(EngineError.AliasNotFound, $"alias not found[database={database.Name}][alias={alias}]");
}
