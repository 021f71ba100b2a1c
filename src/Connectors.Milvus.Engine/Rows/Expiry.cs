using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// Rows that live for a time only. With <c>collection.ttl.seconds</c> the moments of the writes are kept, by the first slot of each; since
/// slots are only ever appended, one slot parts the rows that are gone from those that are not. With <c>ttl_field</c> each row says its end
/// itself. Rows that are gone are left out of every read and deleted by the next compaction.
/// </summary>
internal static class Expiry
{
    private const string Table = "write_times";
    private const int LogicalBits = 18;

    /// <summary>The filter, less the rows that are gone.</summary>
    public static CompiledFilter Apply(Transaction read, CollectionEntry collection, CompiledFilter filter)
        => Condition(read.Session, collection, read.Now()) is { } alive
            ? filter with { Sql = filter.IsAlwaysTrue ? alive : $"({alive} AND {filter.Sql})", Parameters = filter.IsAlwaysTrue ? [] : filter.Parameters, IsAlwaysTrue = false }
            : filter;

    /// <summary>Deletes the rows that are gone, and gives their slots.</summary>
    public static IReadOnlyList<long> DeleteGone(Session session, CollectionEntry collection, ulong now)
        => Condition(session, collection, now) is { } alive
            ? RowFilter.Delete(session, collection, new CompiledFilter($"(NOT {alive})", [], IsAlwaysTrue: false, PrimaryKeys: null), [])
            : [];

    /// <summary>Lets the rows that are there age from now on.</summary>
    public static void Begin(Session session, CollectionEntry collection, ulong timestamp) => Write(session, collection, 0, timestamp);

    /// <summary>Notes when the rows from a slot on were written.</summary>
    public static void Record(Session session, CollectionEntry collection, long firstSlot, ulong timestamp)
    {
        if (collection.TimeToLive is not null)
            Write(session, collection, firstSlot, timestamp);
    }

    /// <summary>Moves the slots down with a compaction, which has <paramref name="slots"/> left in their old order.</summary>
    public static void Renumber(Session session, CollectionEntry collection, List<int> slots)
    {
        if (collection.TimeToLive is null || !Exists(session))
            return;
        var entries = new SortedDictionary<long, long>();
        using (var statement = session.Prepare($"SELECT first_slot, milliseconds FROM {Table} WHERE collection_id = ? ORDER BY first_slot"))
        {
            statement.Bind(1, collection.Id);
            while (statement.Step())
            {
                var found = slots.BinarySearch((int)statement.Int64(0));
                entries[found < 0 ? ~found : found] = statement.Int64(1);
            }
        }

        Forget(session, collection);
        foreach (var (slot, milliseconds) in entries)
            Record(session, collection, slot, (ulong)milliseconds << LogicalBits);
    }

    /// <summary>Drops what is known of the collection's writes.</summary>
    public static void Forget(Session session, CollectionEntry collection)
    {
        if (Exists(session))
            session.Connection.Define(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {Table} WHERE collection_id = {collection.Id}"));
    }

    private static void Write(Session session, CollectionEntry collection, long firstSlot, ulong timestamp)
    {
        session.Connection.Define($"CREATE TABLE IF NOT EXISTS {Table} (collection_id INTEGER NOT NULL, first_slot INTEGER NOT NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (collection_id, first_slot)) STRICT, WITHOUT ROWID");
        using var statement = session.Prepare($"INSERT OR REPLACE INTO {Table} VALUES (?, ?, ?)");
        statement.Bind(1, collection.Id);
        statement.Bind(2, firstSlot);
        statement.Bind(3, Milliseconds(timestamp));
        statement.Execute();
    }

    private static long Milliseconds(ulong timestamp) => (long)(timestamp >> LogicalBits);

    private static string? Condition(Session session, CollectionEntry collection, ulong now)
    {
        if (collection.TimeToLive is { } life && Exists(session))
            return string.Create(CultureInfo.InvariantCulture, $"(slot >= {FirstAlive(session, collection, Milliseconds(now) - (long)life.TotalMilliseconds)})");
        if (collection.Definition.Properties.GetValueOrDefault(CollectionProperties.TimeToLiveField) is { } name && collection.FindField(name) is { } field)
            return string.Create(CultureInfo.InvariantCulture, $"({field.SqlName} IS NULL OR {field.SqlName} > {Milliseconds(now) * 1000})");
        return null;
    }

    // All slots before the first write that is young enough were written earlier.
    private static long FirstAlive(Session session, CollectionEntry collection, long limit)
    {
        using var statement = session.Prepare($"SELECT min(first_slot) FROM {Table} WHERE collection_id = ? AND milliseconds > ?");
        statement.Bind(1, collection.Id);
        statement.Bind(2, limit);
        return statement.Step() && !statement.IsNull(0) ? statement.Int64(0) : long.MaxValue;
    }

    private static bool Exists(Session session)
        => session.Connection.Scalar($"SELECT count(*) FROM sqlite_schema WHERE name = '{Table}'") > 0;
}
