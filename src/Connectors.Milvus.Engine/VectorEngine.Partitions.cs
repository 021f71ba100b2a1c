using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates a partition; one that exists is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreatePartition(string database, string collection, string partition, CancellationToken cancellationToken = default)
    {
        Names.CheckPartition(partition);
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        if (found.PartitionKey is not null)
            throw Errors.Invalid($"disable create partition if partition key mode is used");
        if (found.FindPartition(partition) is not null)
            return;
        if (found.Partitions.Count >= Limits.Partitions)
            throw Errors.Plain($"partition number ({found.Partitions.Count}) exceeds max configuration ({Limits.Partitions}), collection: {found.Name}");
        var id = write.Allocate();
        var number = found.Partitions.Max(static entry => entry.Number) + 1;
        new CatalogWriter(write).AddPartition(found.Id, new PartitionEntry(number, (long)id, partition, id, IsReleased: found.Partitions.Any(static entry => entry.IsReleased)));
        write.Commit();
    }

    /// <summary>Drops a partition with its rows; a missing one is no error. Refused for the default one and while it is loaded.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropPartition(string database, string collection, string partition, CancellationToken cancellationToken = default)
    {
        Names.CheckPartition(partition);
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        if (found.PartitionKey is not null)
            throw Errors.Invalid($"disable drop partition if partition key mode is used");
        if (found.FindPartition(partition) is not { } entry)
            return;
        if (partition == CollectionFactory.DefaultPartition)
            throw Errors.Invalid($"default partition cannot be deleted");
        if (found.IsLoadedPartition(entry))
            throw Errors.Plain($"partition cannot be dropped, partition is loaded, please release it first");
        var counters = Counters.Read(write.Session, found.Id);
        var dropped = RowFilter.DeletePartition(write.Session, found, entry);
        var change = Compaction.AfterWrite(write.Session, found, SlotChange.Of(found.Id, counters, 0, dropped, write.Allocate())).Record(write.Session);
        new CatalogWriter(write).DropPartition(found, entry);
        write.Commit();
        Apply(change);
    }

    /// <summary>Whether a partition has that name.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="partition">Its name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public bool HasPartition(string database, string collection, string partition, CancellationToken cancellationToken = default)
    {
        Names.CheckPartition(partition);
        using var read = BeginRead(cancellationToken);
        return read.Catalog.Collection(database, collection).FindPartition(partition) is not null;
    }

    /// <summary>All partitions of a collection, in order of creation.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<PartitionInfo> ListPartitions(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return [.. read.Catalog.Collection(database, collection).Partitions.Select(static entry => new PartitionInfo(entry.Id, entry.Name, entry.Created))];
    }
}
