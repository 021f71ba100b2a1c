using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Runs a compiled filter over a row table.</summary>
internal static class RowFilter
{
    public static readonly CompiledFilter Everything = new("", [], IsAlwaysTrue: true, PrimaryKeys: null);

    /// <summary>Deletes the rows that pass, and gives their slots. No partition means all of them.</summary>
    public static IReadOnlyList<long> Delete(Session session, CollectionEntry collection, CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions)
    {
        using var statement = session.Prepare($"DELETE FROM {collection.RowTable}{Where(filter, partitions)} RETURNING slot");
        Bind(statement, filter);
        var dropped = new List<long>();
        while (statement.Step())
            dropped.Add(statement.Int64(0));
        return dropped;
    }

    /// <summary>Deletes all rows of a partition, and gives their slots.</summary>
    public static IReadOnlyList<long> DeletePartition(Session session, CollectionEntry collection, PartitionEntry partition)
        => Delete(session, collection, Everything, [partition]);

    public static long CountPartition(Session session, CollectionEntry collection, PartitionEntry partition)
        => Count(session, collection, Everything, [partition]);

    public static long Count(Session session, CollectionEntry collection, CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions)
    {
        using var statement = session.Prepare($"SELECT count(*) FROM {collection.RowTable}{Where(filter, partitions)}");
        _ = Bind(statement, filter);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The WHERE clause of a filter within partitions; no partition means all of them.</summary>
    public static string Where(CompiledFilter filter, IReadOnlyList<PartitionEntry> partitions)
    {
        var conditions = new List<string>();
        if (!filter.IsAlwaysTrue)
            conditions.Add(filter.Sql);
        if (partitions.Count > 0)
            conditions.Add($"part IN ({string.Join(", ", partitions.Select(static entry => entry.Number.ToString(CultureInfo.InvariantCulture)))})");
        return conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
    }

    /// <summary>Binds the filter's values, which come first in the statement; gives the number of the next parameter.</summary>
    public static int Bind(Statement statement, CompiledFilter filter)
    {
        if (filter.IsAlwaysTrue)
            return 1;
        for (var index = 0; index < filter.Parameters.Count; index++)
            statement.BindValue(index + 1, filter.Parameters[index]);
        return filter.Parameters.Count + 1;
    }
}
