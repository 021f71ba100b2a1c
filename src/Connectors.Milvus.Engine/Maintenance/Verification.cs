using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Maintenance;

/// <summary>Looks for damage within one read: everything it sees belongs to one moment, and nothing is changed.</summary>
internal sealed class Verification(Transaction read, IProgress<MaintenanceProgress>? progress)
{
    // A broken file can have a finding for every page; the first ones tell the story.
    private const int MaxFindingsOfSqlite = 100;

    private readonly List<Damage> _damage = [];

    public IReadOnlyList<Damage> Run()
    {
        var collections = read.Catalog.Databases.SelectMany(read.Catalog.Collections).ToList();
        progress?.Report(new MaintenanceProgress("pages and indexes", 0, collections.Count + 1));
        CheckPages();
        CheckTables(collections);
        for (var i = 0; i < collections.Count; i++)
        {
            progress?.Report(new MaintenanceProgress(Place(collections[i]), i + 1, collections.Count + 1));
            CheckCollection(collections[i]);
        }

        progress?.Report(new MaintenanceProgress("done", collections.Count + 1, collections.Count + 1));
        return _damage;
    }

    private void CheckPages()
    {
        using var check = read.Session.Prepare(string.Create(CultureInfo.InvariantCulture, $"PRAGMA integrity_check({MaxFindingsOfSqlite})"));
        while (check.Step())
        {
            if (check.Text(0) is not "ok" and var finding)
                Report("file", finding);
        }
    }

    /// <summary>Tables of rows, vectors or graphs that no collection owns, and counters of nothing.</summary>
    private void CheckTables(IReadOnlyList<CollectionEntry> collections)
    {
        var owned = collections.SelectMany(collection => collection.Vectors.Select(collection.VectorTable).Append(collection.RowTable)
                .Concat(collection.Scalars.Where(static field => field.HasMatch).Select(collection.TermTable)))
            .ToHashSet(StringComparer.Ordinal);
        var present = new HashSet<string>(StringComparer.Ordinal);
        using (var tables = read.Session.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table'"))
        {
            while (tables.Step())
                present.Add(tables.Text(0));
        }

        foreach (var missing in owned.Except(present, StringComparer.Ordinal))
            Report("file", $"table {missing} of the catalog is missing");
        var prefixes = collections.Select(collection => collection.Id).ToHashSet();
        foreach (var table in present.Where(name => OwnerOf(name) is { } id && !prefixes.Contains(id)))
            Report("file", $"table {table} belongs to no collection");
    }

    private void CheckCollection(CollectionEntry collection)
    {
        try
        {
            var counters = Counters.Read(read.Session, collection.Id);
            CheckRows(collection, counters);
            foreach (var field in collection.Vectors.Where(field => !field.VectorType.IsSparse))
            {
                new ChunkVerification(read.Session, collection, field, finding => Report(Place(collection), finding)).Run(counters.NextSlot);
                new GraphVerification(read.Session, collection, field, finding => Report(Place(collection), finding)).Run(counters);
            }

            // The first vector that is not what was written ends the search for more.
            foreach (var field in collection.Vectors.Where(field => field.VectorType.IsSparse))
                SparseTable.Visit(read.Session, collection, field, 0, counters.NextSlot, static (_, _) => { });
        }
        catch (EngineException failure)
        {
            Report(Place(collection), failure.Message);
        }
    }

    private void CheckRows(CollectionEntry collection, Counters counters)
    {
        var table = collection.RowTable;
        var rows = read.Session.Connection.Scalar($"SELECT count(*) FROM {table}");
        if (rows != counters.RowCount)
            Report(Place(collection), $"table {table} holds {rows} rows, the counters say {counters.RowCount}");

        var outside = read.Session.Connection.Scalar(string.Create(
            CultureInfo.InvariantCulture, $"SELECT count(*) FROM {table} WHERE slot < 0 OR slot >= {counters.NextSlot}"));
        if (outside > 0)
            Report(Place(collection), $"{outside} rows of table {table} have slots outside of 0 to {counters.NextSlot - 1}");

        var partitions = string.Join(", ", collection.Partitions.Select(partition => partition.Number.ToString(CultureInfo.InvariantCulture)));
        var homeless = read.Session.Connection.Scalar($"SELECT count(*) FROM {table} WHERE part NOT IN ({partitions})");
        if (homeless > 0)
            Report(Place(collection), $"{homeless} rows of table {table} are in partitions that do not exist");
    }

    /// <summary>The collection whose rows, vectors, terms or graph a table holds, by its name; null for other tables.</summary>
    private static long? OwnerOf(string table)
    {
        var parts = table.Split('_');
        return parts.Length >= 2 && parts[0] is "rows" or "vectors" or "terms" or GraphTable.Prefix && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
    }

    private void Report(string place, FormattableString finding) => Report(place, FormattableString.Invariant(finding));

    private void Report(string place, string finding) => _damage.Add(new Damage(place, finding));

    private static string Place(CollectionEntry collection) => $"{collection.Database.Name}/{collection.Name}";
}
