using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Insert, upsert and delete within a write that has begun. Each gives its answer and what happened to the slots.</summary>
internal static class RowMutations
{
    // Slots index bitmaps and float arrays, which count in 32 bits.
    private const long MaxSlots = int.MaxValue;

    public static (MutationResult Result, SlotChange Change) Write(Transaction write, RowSet rows, bool isUpsert)
    {
        var collection = rows.Collection;
        var counters = Counters.Read(write.Session, collection.Id);
        if (counters.NextSlot + rows.RowCount > MaxSlots)
            throw Errors.Input(EngineError.ParameterTooLarge, $"collection {collection.Name} has taken {counters.NextSlot} of its {MaxSlots} row slots");

        var isGenerated = collection.PrimaryKey.Definition.AutoId && (isUpsert || rows.Scalars.Single(static source => source.Field.Definition.IsPrimaryKey).Column is null);
        var keys = isGenerated ? KeySource.Generated(rows, write) : KeySource.Sent(rows);
        var dropped = new List<long>();
        if (isGenerated && isUpsert)
            dropped.AddRange(DropKeys(write.Session, collection, KeySource.Sent(rows)));
        dropped.AddRange(new RowWriter(write.Session, rows).Write(counters.NextSlot, keys));

        var timestamp = write.Allocate();
        Expiry.Record(write.Session, collection, counters.NextSlot, timestamp);
        var change = Finish(write.Session, collection, SlotChange.Of(collection.Id, counters, rows.RowCount, dropped, timestamp));
        var count = isUpsert ? (Inserted: 0, Upserted: rows.RowCount) : (Inserted: rows.RowCount, Upserted: 0);
        return (new MutationResult(keys.Column, count.Inserted, count.Upserted, 0, timestamp), change);
    }

    public static (MutationResult Result, SlotChange Change) Delete(Transaction write, CollectionEntry collection, DeleteCommand command)
    {
        var partition = string.IsNullOrEmpty(command.Partition) ? null : RowRules.CheckPartition(collection, command.Partition);
        if (string.IsNullOrWhiteSpace(command.Filter))
            throw Errors.Invalid($"delete plan can't be empty or always true : {command.Filter}");
        var filter = FilterCompiler.Compile(command.Filter, collection.FilterSchema, command.FilterValues, "delete");
        if (filter.IsAlwaysTrue)
            throw Errors.Invalid($"delete plan can't be empty or always true : {command.Filter}");
        if (filter.PrimaryKeys is null && !collection.IsLoaded)
            throw Errors.CollectionNotLoaded(collection.Name);

        var counters = Counters.Read(write.Session, collection.Id);
        // Keys are deleted wherever they are, a filter sees what reads see.
        IReadOnlyList<PartitionEntry> partitions = filter.PrimaryKeys is null ? PartitionNames.Resolve(collection, partition is null ? [] : [partition.Name])
            : partition is null ? []
            : [partition];
        var dropped = RowFilter.Delete(write.Session, collection, filter, partitions);
        var timestamp = write.Allocate();
        var change = Finish(write.Session, collection, SlotChange.Of(collection.Id, counters, 0, dropped, timestamp));
        return (new MutationResult(null, 0, 0, filter.PrimaryKeys?.Count ?? dropped.Count, timestamp), change);
    }

    private static SlotChange Finish(Session session, CollectionEntry collection, SlotChange change)
        => Compaction.AfterWrite(session, collection, change).Record(session);

    private static List<long> DropKeys(Session session, CollectionEntry collection, KeySource keys)
    {
        var dropped = new List<long>();
        using var delete = session.Prepare($"DELETE FROM {collection.RowTable} WHERE {collection.PrimaryKey.SqlName} = ? RETURNING slot");
        for (var row = 0; row < keys.Column.Count; row++)
        {
            delete.Reset();
            keys.Bind(delete, 1, row);
            while (delete.Step())
                dropped.Add(delete.Int64(0));
        }

        return dropped;
    }
}
