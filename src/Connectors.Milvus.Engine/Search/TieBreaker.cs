using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Puts hits of equal score into the order of their primary keys; only those keys are read.</summary>
internal sealed class TieBreaker(Session session, CollectionEntry collection)
{
    /// <param name="found">Hits, best score first.</param>
    /// <param name="wanted">How many to keep.</param>
    public ArraySegment<(float Score, int Slot)> Sort((float Score, int Slot)[] found, int wanted)
    {
        for (var start = 0; start < found.Length && start < wanted;)
        {
            var end = start + 1;
            while (end < found.Length && found[end].Score == found[start].Score)
                end++;
            if (end - start > 1)
                SortRun(found.AsSpan(start, end - start));
            start = end;
        }

        return new ArraySegment<(float Score, int Slot)>(found, 0, Math.Min(found.Length, wanted));
    }

    private void SortRun(Span<(float Score, int Slot)> run)
    {
        if (collection.PrimaryKey.Type == EngineDataType.Int64)
            Read(run, static statement => statement.Int64(0)).AsSpan().Sort(run);
        else
            Read(run, static statement => statement.Bytes(0).ToArray()).AsSpan().Sort(run, static (left, right) => left.AsSpan().SequenceCompareTo(right));
    }

    private T[] Read<T>(ReadOnlySpan<(float Score, int Slot)> run, Func<Statement, T> key)
    {
        var keys = new T[run.Length];
        using var statement = session.Prepare($"SELECT {collection.PrimaryKey.SqlName} FROM {collection.RowTable} WHERE slot = ?");
        for (var index = 0; index < run.Length; index++)
        {
            statement.Reset();
            statement.Bind(1, run[index].Slot);
            if (!statement.Step())
                throw FileHeader.Refuse(session.Connection.Path, $"is damaged: slot {run[index].Slot} of {collection.RowTable} has no row");
            keys[index] = key(statement);
        }

        return keys;
    }
}
