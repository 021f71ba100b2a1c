using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// Takes the empty slots out of a collection, within a write: the rows get the slots from 0 on in their present order, the vectors move
/// down with them, and the collection's epoch rises, so that nobody takes what memory holds for the new slots. Reads under way keep theirs.
/// </summary>
internal static class Compaction
{
    // A write may pay for this much itself; larger collections wait for a flush.
    private const long MaxBytesWithinWrite = 64L << 20;
    private const long MinDropped = 1024;
    private const long GuessedSparseBytes = 1024;

    /// <summary>Compacts after a write that left more empty slots than rows, when that is quickly done.</summary>
    public static SlotChange AfterWrite(Session session, CollectionEntry collection, SlotChange change)
        => IsDue(change.After) && change.After.RowCount * BytesPerRow(collection) <= MaxBytesWithinWrite ? change with { After = Run(session, collection, change.After) } : change;

    /// <summary>Whether more slots are empty than hold rows; so every compaction is paid for by as many drops.</summary>
    public static bool IsDue(Counters counters) => counters.Dropped >= MinDropped && counters.Dropped >= counters.RowCount;

    /// <summary>Compacts, and gives the counters to write.</summary>
    public static Counters Run(Session session, CollectionEntry collection, Counters counters)
    {
        var slots = ReadSlots(session, collection);
        foreach (var field in collection.Vectors)
        {
            VectorTable.Of(field).Compact(session, collection, field, slots);
            GraphTable.Drop(session, collection, field);
        }

        MoveRows(session, collection);
        foreach (var field in collection.Scalars)
            TermIndex.Rebuild(session, collection, field);
        Expiry.Renumber(session, collection, slots);
        return counters with { NextSlot = slots.Count, Dropped = 0, Epoch = counters.Epoch + 1 };
    }

    private static long BytesPerRow(CollectionEntry collection) => collection.Vectors.Sum(static field => field.VectorType.IsSparse ? GuessedSparseBytes : field.RowBytes);

    private static List<int> ReadSlots(Session session, CollectionEntry collection)
    {
        var slots = new List<int>();
        using var statement = session.Prepare($"SELECT slot FROM {collection.RowTable} ORDER BY slot");
        while (statement.Step())
            slots.Add((int)statement.Int64(0));
        return slots;
    }

    private static void MoveRows(Session session, CollectionEntry collection)
    {
        var name = collection.RowTable + "_new";
        var columns = string.Join(", ", collection.Scalars.Select(static field => field.SqlName));
        CollectionTables.CreateRowTable(session, collection, name);
        session.Connection.Define($"INSERT INTO {name} SELECT row_number() OVER (ORDER BY slot) - 1, part, {columns} FROM {collection.RowTable} ORDER BY slot");
        session.Connection.Define($"DROP TABLE {collection.RowTable}; ALTER TABLE {name} RENAME TO {collection.RowTable}");
        CollectionTables.CreateIndexes(session, collection);
    }
}
