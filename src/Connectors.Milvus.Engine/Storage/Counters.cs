namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// A row of the counters table. For the file: the catalog's version and the last timestamp given. For a collection: how often its
/// rows changed, when last, the slots given so far, how many of those were dropped again, and how often the slots were given anew.
/// </summary>
internal readonly record struct Counters(long Version, ulong Timestamp, long NextSlot, long Dropped, long Epoch)
{
    public long RowCount => NextSlot - Dropped;

    public static Counters Read(Session session, long owner)
        => TryRead(session, owner) ?? throw FileHeader.Refuse(session.Connection.Path, $"is damaged: the counters of {owner} are missing");

    /// <summary>Null when the owner is not there any more.</summary>
    public static Counters? TryRead(Session session, long owner)
    {
        using var statement = session.Prepare("SELECT version, timestamp, next_slot, dropped, epoch FROM counters WHERE owner = ?");
        statement.Bind(1, owner);
        return statement.Step()
            ? new Counters(statement.Int64(0), (ulong)statement.Int64(1), statement.Int64(2), statement.Int64(3), statement.Int64(4))
            : null;
    }

    public void Write(Session session, long owner)
    {
        using var statement = session.Prepare("INSERT OR REPLACE INTO counters (owner, version, timestamp, next_slot, dropped, epoch) VALUES (?, ?, ?, ?, ?, ?)");
        statement.Bind(1, owner);
        statement.Bind(2, Version);
        statement.Bind(3, (long)Timestamp);
        statement.Bind(4, NextSlot);
        statement.Bind(5, Dropped);
        statement.Bind(6, Epoch);
        statement.Execute();
    }
}
