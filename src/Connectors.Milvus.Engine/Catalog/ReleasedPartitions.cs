using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>
/// The partitions that are not loaded while others of their collection are. The table is made when the first collection is loaded in
/// part; without an entry a partition is as loaded as its collection.
/// </summary>
internal static class ReleasedPartitions
{
    /// <summary>Collection and number of each, in all collections.</summary>
    public static IReadOnlySet<(long Collection, long Number)> Read(Session session)
    {
        var released = new HashSet<(long, long)>();
        if (!Exists(session))
            return released;
        using var select = session.Prepare("SELECT collection_id, number FROM released_partitions");
        while (select.Step())
            released.Add((select.Int64(0), select.Int64(1)));
        return released;
    }

    /// <summary>Makes these the partitions of the collection that are not loaded, and no others.</summary>
    public static void Set(Session session, CollectionEntry collection, IEnumerable<PartitionEntry> partitions)
    {
        Clear(session, collection.Id);
        foreach (var partition in partitions)
            Add(session, collection.Id, partition.Number);
    }

    public static void Add(Session session, long collectionId, long number)
    {
        session.Connection.Define("""
            CREATE TABLE IF NOT EXISTS released_partitions (
              collection_id INTEGER NOT NULL,
              number INTEGER NOT NULL,
              PRIMARY KEY (collection_id, number)) STRICT, WITHOUT ROWID
            """);
        using var insert = session.Prepare("INSERT INTO released_partitions VALUES (?, ?)");
        insert.Bind(1, collectionId);
        insert.Bind(2, number);
        insert.Execute();
    }

    public static void Clear(Session session, long collectionId)
    {
        if (!Exists(session))
            return;
        using var delete = session.Prepare("DELETE FROM released_partitions WHERE collection_id = ?");
        delete.Bind(1, collectionId);
        delete.Execute();
    }

    private static bool Exists(Session session) => session.Connection.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'released_partitions'") > 0;
}
