using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a collection, released and without an index. One with the same name and definition is no error, with another definition it is.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="definition">What it is made of.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo CreateCollection(string database, CollectionDefinition definition, CancellationToken cancellationToken = default)
    {
        SchemaRules.Check(definition);
        using var write = BeginWrite(cancellationToken);
        var entry = write.Catalog.Database(database);
        if (write.Catalog.FindByName(entry, definition.Name) is { } known)
        {
            return CollectionFactory.AreSame(known.Definition, definition)
                ? known.Describe()
                : throw Errors.Plain($"create duplicate collection with different parameters, collection: {definition.Name}");
        }

        if (write.Catalog.FindByAlias(entry, definition.Name) is not null)
            throw Errors.Input(EngineError.AliasCollectionNameConflict, $"collection name [{definition.Name}] conflicts with an existing alias: alias and collection name conflict[database={entry.Name}][alias={definition.Name}]");
        var collection = CollectionFactory.Create(definition, entry, write.Allocate(CollectionFactory.IdsNeeded(definition)));
        new CatalogWriter(write).AddCollection(collection);
        CollectionTables.Create(write.Session, collection);
        write.Commit();
        return collection.Describe();
    }

    /// <summary>Drops a collection with all its rows; a missing one is no error. A collection with aliases is refused.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's own name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropCollection(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var entry = write.Catalog.Database(database);
        if (write.Catalog.FindByAlias(entry, collection) is not null)
            throw Errors.Plain($"cannot drop the collection via alias = {collection}");
        if (write.Catalog.FindByName(entry, collection) is not { } found)
            return;
        if (found.Aliases.Count > 0)
            throw Errors.Plain($"unable to drop the collection [{collection}] because it has associated aliases [{string.Join(", ", found.Aliases)}], please remove all aliases before dropping the collection");
        CollectionTables.Drop(write.Session, found);
        new CatalogWriter(write).DropCollection(found);
        write.Commit();
        Forget(found);
    }

    /// <summary>Whether a collection or alias has that name.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public bool HasCollection(string database, string collection, CancellationToken cancellationToken = default)
    {
        Names.CheckCollection(collection);
        using var read = BeginRead(cancellationToken);
        return read.Catalog.Find(database, collection) is not null;
    }

    /// <summary>One collection.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo DescribeCollection(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return read.Catalog.Collection(database, collection).Describe();
    }

    /// <summary>One collection, by its id.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collectionId">Its id.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public CollectionInfo DescribeCollection(string database, long collectionId, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return (read.Catalog.FindById(collectionId) ?? throw Errors.CollectionNotFound(read.Catalog.Database(database).Name, collectionId)).Describe();
    }

    /// <summary>All collections of a database, in order of creation.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<CollectionInfo> ListCollections(string database, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return [.. read.Catalog.Collections(read.Catalog.Database(database)).Select(static entry => entry.Describe())];
    }

    /// <summary>Gives a collection another name, and moves it to another database when one is named.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">Its present name.</param>
    /// <param name="newName">Its new name.</param>
    /// <param name="newDatabase">The new database; null or empty means the same.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void RenameCollection(string database, string collection, string newName, string? newDatabase = null, CancellationToken cancellationToken = default)
    {
        Names.CheckCollection(newName);
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.CollectionByName(database, collection);
        var target = string.IsNullOrEmpty(newDatabase) ? found.Database : write.Catalog.Database(newDatabase);
        if (write.Catalog.Find(target.Name, newName) is not null)
            throw Errors.Plain($"duplicated new collection name {target.Name}:{newName} with other collection name or alias");
        if (found.Aliases.Count > 0 && target.Id != found.Database.Id)
            throw Errors.Plain($"fail to rename db name, must drop all aliases of this collection before rename: [{string.Join(", ", found.Aliases)}]");
        new CatalogWriter(write).MoveCollection(found, target, newName, write.Allocate());
        write.Commit();
    }

    /// <summary>
    /// Sets and removes properties of a collection; its schema timestamp moves. The engine acts on <c>collection.ttl.seconds</c>,
    /// <c>ttl_field</c>, <c>timezone</c>, <c>allow_insert_auto_id</c> and <c>dynamicfield.enabled</c> and keeps the others.
    /// </summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="set">Properties to set.</param>
    /// <param name="remove">Names of properties to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterCollection(string database, string collection, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var properties = Merge(found.Definition.Properties, set, remove);
        CollectionProperties.Check(found.Definition.Fields, properties);
        var writer = new CatalogWriter(write);
        if (CollectionProperties.TurnsDynamicOn(found, set))
        {
            var dynamic = CollectionFactory.NewDynamic(SchemaChangeRules.NextFieldId(found));
            writer.AddField(found.Id, dynamic);
            writer.SetDynamic(found);
            CollectionTables.AddField(write.Session, found, dynamic);
        }

        var timestamp = write.Allocate();
        writer.SetCollectionProperties(found, properties, timestamp);
        // Nobody knows when the rows that are there were written: they begin to age now.
        if (found.TimeToLive is null && CollectionProperties.ReadTimeToLive(properties) is not null)
            Expiry.Begin(write.Session, found, timestamp);
        else if (CollectionProperties.ReadTimeToLive(properties) is null)
            Expiry.Forget(write.Session, found);
        write.Commit();
    }

    /// <summary>Makes a collection unsearchable and gives its memory back.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void ReleaseCollection(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        if (found.IsLoaded)
        {
            new CatalogWriter(write).SetLoaded(found, false);
            write.Commit();
        }

        Forget(found);
    }

    /// <summary>Whether a collection can be searched; <see cref="EngineLoadState.NotExist"/> when there is none.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public EngineLoadState GetLoadState(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return read.Catalog.Find(database, collection)?.Describe().LoadState ?? EngineLoadState.NotExist;
    }

    /// <summary>How many rows a collection, or one partition of it, has.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">The partition; null or empty means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public long GetRowCount(string database, string collection, string? partition = null, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        var found = read.Catalog.Collection(database, collection);
        if (string.IsNullOrEmpty(partition))
            return Counters.Read(read.Session, found.Id).RowCount;
        var entry = found.FindPartition(partition) ?? throw Errors.PartitionNotFound(partition);
        return RowFilter.CountPartition(read.Session, found, entry);
    }

    /// <summary>
    /// Takes the room of replaced and deleted rows back where it is more than that of the rows, and folds the log into the file.
    /// Acknowledged writes are durable without it, and small collections take that room back by themselves.
    /// </summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collections">Names or aliases.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void Flush(string database, IReadOnlyList<string> collections, CancellationToken cancellationToken = default)
    {
        foreach (var name in collections)
            CompactIfDue(database, name, always: false, cancellationToken);
        _store.Checkpoint();
    }

    /// <summary>Takes the room of all replaced, deleted and expired rows back; gives whether there was any.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public bool Compact(string database, string collection, CancellationToken cancellationToken = default)
        => CompactIfDue(database, collection, always: true, cancellationToken);

    private bool CompactIfDue(string database, string collection, bool always, CancellationToken cancellationToken)
    {
        using (var read = BeginRead(cancellationToken))
        {
            var present = read.Catalog.Collection(database, collection);
            if (!always && present.TimeToLive is null && !Compaction.IsDue(Counters.Read(read.Session, present.Id)))
                return false;
        }

        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var before = Counters.Read(write.Session, found.Id);
        var now = write.Allocate();
        var change = SlotChange.Of(found.Id, before, 0, Expiry.DeleteGone(write.Session, found, now), now);
        if (change.After.Dropped == 0 || (!always && change.Dropped.Count == 0 && !Compaction.IsDue(before)))
            return false;
        if (always || Compaction.IsDue(change.After))
            change = change with { After = Compaction.Run(write.Session, found, change.After) };
        change = change.Record(write.Session);
        write.Commit();
        Apply(change);
        return true;
    }
}
