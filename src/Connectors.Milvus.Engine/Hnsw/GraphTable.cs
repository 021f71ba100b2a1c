using System.Buffers;
using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// A field's graph in the file: a table of its own, a header as page 0 and the nodes from page 1 on. It only saves the building: one that is
/// missing, stale or damaged is built anew, and an engine that knows nothing of graphs may leave it as it is.
/// </summary>
internal static class GraphTable
{
    public const string Prefix = "graph";

    public static string Name(CollectionEntry collection, FieldEntry field) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}_{collection.Id}_{field.Id}");

    /// <summary>Writes a graph in place of what is there. Nobody may change it meanwhile.</summary>
    public static void Write(Session session, CollectionEntry collection, FieldEntry field, HnswGraph graph)
    {
        var table = Name(collection, field);
        session.Connection.Define($"CREATE TABLE IF NOT EXISTS {table} (page INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT; DELETE FROM {table}");
        var header = GraphHeader.Of(graph);
        using var insert = session.Prepare($"INSERT INTO {table} (page, data) VALUES (?, ?)");
        Insert(insert, 0, header.ToBytes());
        var buffer = new ArrayBufferWriter<byte>();
        for (var page = 1; page <= GraphPage.Count(header.Slots); page++)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            Insert(insert, page, GraphPage.Write(graph.Nodes, page, header.Slots, buffer));
        }
    }

    public static void Drop(Session session, CollectionEntry collection, FieldEntry field)
        => session.Connection.Define($"DROP TABLE IF EXISTS {Name(collection, field)}");

    /// <summary>The header of the graph that is there; null when there is none or it is damaged.</summary>
    public static GraphHeader? ReadHeader(Session session, CollectionEntry collection, FieldEntry field)
    {
        var table = Name(collection, field);
        if (!Exists(session, table))
            return null;
        using var select = session.Prepare($"SELECT data FROM {table} WHERE page = 0");
        return select.Step() ? GraphHeader.TryRead(select.Bytes(0)) : null;
    }

    /// <summary>The graph, when it is whole and belongs to the index and the slots as they are; otherwise null.</summary>
    public static HnswGraph? TryRead(Session session, CollectionEntry collection, FieldEntry field, GraphParameters parameters, Counters now)
    {
        if (ReadHeader(session, collection, field) is not { } header || header.IndexId != parameters.IndexId || header.M != parameters.M || header.Epoch != now.Epoch || header.Slots > now.NextSlot)
            return null;
        try
        {
            return Read(session, Name(collection, field), header, parameters);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads and checks all pages.</summary>
    /// <exception cref="InvalidDataException">Says what is wrong with them.</exception>
    public static HnswGraph Read(Session session, string table, GraphHeader header, GraphParameters parameters)
    {
        var graph = new HnswGraph(parameters, header.Epoch);
        graph.Nodes.Reserve(header.Slots);
        var next = 1;
        using (var select = session.Prepare($"SELECT page, data FROM {table} WHERE page > 0 ORDER BY page"))
        {
            for (; select.Step(); next++)
            {
                session.CancellationToken.ThrowIfCancellationRequested();
                if (select.Int64(0) != next || next > GraphPage.Count(header.Slots))
                    throw new InvalidDataException($"page {select.Int64(0)} of {table} is not expected there");
                graph.CountNodes(Read(select.Bytes(1), next, table, header, graph));
            }
        }

        if (next <= GraphPage.Count(header.Slots))
            throw new InvalidDataException($"page {next} of {table} is missing");
        if (graph.Count != header.Nodes)
            throw new InvalidDataException($"{table} holds {graph.Count} nodes, its header says {header.Nodes}");
        GraphCheck.Run(graph.Nodes, table, header);
        graph.Entry = (header.EntrySlot, header.EntryLevel);
        graph.OldestVersion = header.OldestVersion;
        graph.Indexed = header.Slots;
        return graph;
    }

    public static bool Exists(Session session, string table)
    {
        using var select = session.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
        select.BindText(1, System.Text.Encoding.UTF8.GetBytes(table));
        return select.Step();
    }

    private static int Read(ReadOnlySpan<byte> bytes, int page, string table, GraphHeader header, HnswGraph graph)
    {
        try
        {
            return GraphPage.Read(bytes, page, header.Slots, graph.Nodes);
        }
        catch (InvalidDataException finding)
        {
            throw new InvalidDataException($"page {page} of {table} {finding.Message}");
        }
    }

    private static void Insert(Statement insert, int page, ReadOnlySpan<byte> bytes)
    {
        insert.Reset();
        insert.Bind(1, page);
        insert.BindBlob(2, bytes);
        insert.Execute();
    }
}
