using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Makes a collection searchable; needs an index on every vector field. The state is kept in the file; the vectors are read on the first search.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void LoadCollection(string database, string collection, CancellationToken cancellationToken = default) => LoadCollection(database, collection, [], cancellationToken);

    /// <summary>
    /// Makes a collection searchable for the sake of some fields, whose vectors then need an index. As in Milvus since 2.6 the list is a
    /// hint: the other fields can be read and searched too, and take memory only then.
    /// </summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="fields">Their names: the primary key, a vector field, and the partition and clustering keys among them. None means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void LoadCollection(string database, string collection, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        IndexRules.CheckLoad(found, LoadRules.Vectors(found, fields));
        if (found.Partitions.All(found.IsLoadedPartition))
            return;
        new CatalogWriter(write).SetLoaded(found, true);
        var now = Counters.Read(write.Session, found.Id);
        write.Commit();
        _graphs.Request(found.Id, now);
    }

    /// <summary>
    /// Makes some partitions searchable beside those that are; nothing changes where the whole collection is loaded. Reads that name no
    /// partition then see the loaded ones only, and reads that name another one fail with <see cref="EngineError.PartitionNotLoaded"/>.
    /// Follows https://milvus.io/docs/manage-partitions.md.
    /// </summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partitions">Their names; at least one.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void LoadPartitions(string database, string collection, IReadOnlyList<string> partitions, CancellationToken cancellationToken = default)
        => LoadPartitions(database, collection, partitions, [], cancellationToken);

    /// <summary>Makes some partitions searchable for the sake of some fields, as <see cref="LoadCollection(string, string, IReadOnlyList{string}, CancellationToken)"/> does.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partitions">Their names; at least one.</param>
    /// <param name="fields">The names of the fields; none means all.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void LoadPartitions(string database, string collection, IReadOnlyList<string> partitions, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var loaded = FindPartitions(found, partitions, "load");
        IndexRules.CheckLoad(found, LoadRules.Vectors(found, fields));
        SetLoaded(write, found, found.Partitions.Where(entry => found.IsLoadedPartition(entry) || loaded.Contains(entry)).ToArray());
        write.Commit();
    }

    /// <summary>Makes some partitions unsearchable; the others stay as they are. Without any loaded partition the collection is not loaded.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partitions">Their names; at least one.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void ReleasePartitions(string database, string collection, IReadOnlyList<string> partitions, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var released = FindPartitions(found, partitions, "release");
        var kept = found.Partitions.Where(entry => found.IsLoadedPartition(entry) && !released.Contains(entry)).ToArray();
        SetLoaded(write, found, kept);
        write.Commit();
        if (kept.Length == 0)
            Forget(found);
    }

    /// <summary>Whether all of these partitions can be searched; <see cref="EngineLoadState.NotExist"/> when there is no such collection.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partitions">Their names; at least one.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public EngineLoadState GetLoadState(string database, string collection, IReadOnlyList<string> partitions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitions);
        using var read = BeginRead(cancellationToken);
        if (read.Catalog.Find(database, collection) is not { } found)
            return EngineLoadState.NotExist;
        return partitions.All(name => found.IsLoadedPartition(found.FindPartition(name) ?? throw Errors.PartitionNotFound(name)))
            ? EngineLoadState.Loaded
            : EngineLoadState.NotLoad;
    }

    private static PartitionEntry[] FindPartitions(CollectionEntry collection, IReadOnlyList<string> names, string what)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
            throw Errors.Invalid($"partition_names is empty");
        if (collection.PartitionKey is not null)
            throw Errors.Invalid($"disable {what} partitions if partition key mode is used");
        return [.. names.Select(name => collection.FindPartition(name) ?? throw Errors.PartitionNotFound(name))];
    }

    private static void SetLoaded(Transaction write, CollectionEntry collection, PartitionEntry[] loaded)
    {
        new CatalogWriter(write).SetLoaded(collection, loaded.Length > 0);
        if (loaded.Length > 0)
            ReleasedPartitions.Set(write.Session, collection, collection.Partitions.Except(loaded));
    }
}
