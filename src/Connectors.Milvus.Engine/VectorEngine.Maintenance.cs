using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Maintenance;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>
    /// Reads the whole file and tells what is wrong with it: broken pages and indexes, counters that disagree with the rows, vectors that
    /// do not match their checksums. Changes nothing; writers may go on.
    /// </summary>
    /// <param name="progress">Is told of every collection.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The findings; none for a good file.</returns>
    public IReadOnlyList<Damage> Verify(IProgress<MaintenanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        return new Verification(read, progress).Run();
    }

    /// <summary>
    /// Takes the room of all replaced and deleted rows back and makes the file as small as it can be. Needs as much free space as the file
    /// takes; writers wait. Ended early, it leaves a good file.
    /// </summary>
    /// <param name="progress">Is told of every collection.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    public CompactionReport Compact(IProgress<MaintenanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var before = FileBytes();
        List<(string Name, long Id)> collections;
        using (var read = BeginRead(cancellationToken))
            collections = [.. read.Catalog.Databases.SelectMany(read.Catalog.Collections).Select(static entry => ($"{entry.Database.Name}/{entry.Name}", entry.Id))];

        var freed = 0L;
        for (var i = 0; i < collections.Count; i++)
        {
            progress?.Report(new MaintenanceProgress(collections[i].Name, i, collections.Count + 1));
            freed += CompactCollection(collections[i].Id, cancellationToken);
        }

        progress?.Report(new MaintenanceProgress("free pages", collections.Count, collections.Count + 1));
        _store.Vacuum(cancellationToken);
        progress?.Report(new MaintenanceProgress("done", collections.Count + 1, collections.Count + 1));
        return new CompactionReport(freed, before, FileBytes());
    }

    private long CompactCollection(long id, CancellationToken cancellationToken)
    {
        using var write = BeginWrite(cancellationToken);
        // Somebody may have dropped it since the list was made.
        if (write.Catalog.FindById(id) is not { } collection)
            return 0;

        var before = Counters.Read(write.Session, id);
        if (before.Dropped == 0)
            return 0;

        var change = SlotChange.Of(id, before, 0, [], write.Allocate());
        change = (change with { After = Compaction.Run(write.Session, collection, change.After) }).Record(write.Session);
        write.Commit();
        Apply(change);
        return before.Dropped;
    }

    private long FileBytes() => Length(Path) + Length(Path + "-wal");

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
