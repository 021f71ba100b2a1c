using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// A field's graph in the file: a table of its own, a header as page 0 and the nodes in the pages of the generation that it names. It only saves the building: one that is
/// missing, stale or damaged is built anew, and an engine that knows nothing of graphs may leave it as it is.
/// </summary>
internal static class GraphTable
{
    public const string Prefix = "graph";

    public static string Name(CollectionEntry collection, FieldEntry field) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}_{collection.Id}_{field.Id}");

    public static void Drop(Session session, CollectionEntry collection, FieldEntry field)
        => session.Connection.Define($"DROP TABLE IF EXISTS {Name(collection, field)}");

    /// <summary>The header of the graph that is there; null when there is none or it is damaged.</summary>
    public static GraphHeader? ReadHeader(Session session, CollectionEntry collection, FieldEntry field)
    {
        var table = Name(collection, field);
        return Exists(session, table) ? ReadHeader(session, table) : null;
    }

    /// <summary>The header in a table; null when it is missing or damaged.</summary>
    public static GraphHeader? ReadHeader(Session session, string table)
    {
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
        using (var select = session.Prepare($"SELECT page, data FROM {table} WHERE page > ? AND page <= ? ORDER BY page"))
        {
            select.Bind(1, header.FirstPage);
            select.Bind(2, header.FirstPage + GraphPage.Count(header.Slots));
            for (; select.Step(); next++)
            {
                session.CancellationToken.ThrowIfCancellationRequested();
                if (select.Int64(0) != header.FirstPage + next)
                    throw new InvalidDataException($"page {header.FirstPage + next} of {table} is missing");
                graph.CountNodes(Read(select.Bytes(1), next, table, header, graph));
            }
        }

        if (next <= GraphPage.Count(header.Slots))
            throw new InvalidDataException($"page {header.FirstPage + next} of {table} is missing");
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
            return GraphPage.Read(bytes, page, header.FirstPage, header.Slots, graph.Nodes);
        }
        catch (InvalidDataException finding)
        {
            throw new InvalidDataException($"page {header.FirstPage + page} of {table} {finding.Message}");
        }
    }
}
