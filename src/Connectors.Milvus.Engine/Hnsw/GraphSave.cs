using System.Buffers;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// Writes a graph in many short transactions, so that writers never wait long: its pages as a generation of their own beside the one that is there,
/// then the header that names them, then the older pages go. Ended anywhere, by a crash too, it leaves the older graph or the new one whole; what is
/// left of others goes with the next save. Nobody may change the graph meanwhile.
/// </summary>
/// <param name="source">The engine.</param>
/// <param name="graph">The graph.</param>
/// <param name="find">The collection and the field, as long as the graph belongs to them.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class GraphSave(GraphSource source, HnswGraph graph, Func<Transaction, (CollectionEntry Collection, FieldEntry Field)?> find, CancellationToken cancellationToken)
{
    private const int BytesAtATime = 4 << 20;
    private const int PagesDroppedAtATime = 16;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes; false where the graph has no place in the file any more, or another process wrote its own.</summary>
    public bool Run()
    {
        if (Begin() is not { } generation)
            return false;
        var header = GraphHeader.Of(graph, generation);
        var pages = GraphPage.Count(header.Slots);
        for (var page = 1; page <= pages;)
        {
            if (!Write(TakePages(header, ref page), header))
                return false;
            source.Checkpoint();
        }

        if (!Finish(header, pages))
            return false;
        while (DropOthers(header, pages))
            source.Checkpoint();
        return true;
    }

    // A page without nodes marks a generation that is being written, so that two processes never write the same one.
    private long? Begin() => Change<long?>(null, (write, table) =>
    {
        write.Session.Connection.Define($"CREATE TABLE IF NOT EXISTS {table} (page INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT");
        var generation = GraphHeader.GenerationOf(write.Session.Connection.Scalar($"SELECT max(page) FROM {table}")) + 1;
        Insert(write.Session, table, [(GraphHeader.FirstPageOf(generation), [])]);
        return generation;
    });

    // Laid out before the file is locked.
    private List<(long Page, byte[] Data)> TakePages(GraphHeader header, ref int page)
    {
        var taken = new List<(long, byte[])>();
        for (var bytes = 0; bytes < BytesAtATime && page <= GraphPage.Count(header.Slots); page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var data = GraphPage.Write(graph.Nodes, page, header.FirstPage, header.Slots, _buffer).ToArray();
            taken.Add((header.FirstPage + page, data));
            bytes += data.Length;
        }

        return taken;
    }

    private bool Write(List<(long Page, byte[] Data)> pages, GraphHeader header) => Change(false, (write, table) =>
    {
        if (Count(write.Session, table, header.FirstPage, header.FirstPage) == 0)
            return false;
        Insert(write.Session, table, pages);
        return true;
    });

    private bool Finish(GraphHeader header, int pages) => Change(false, (write, table) =>
    {
        if (Count(write.Session, table, header.FirstPage, header.FirstPage + pages) != pages + 1)
            return false;
        Insert(write.Session, table, [(0, header.ToBytes())]);
        using var unmark = write.Session.Prepare($"DELETE FROM {table} WHERE page = ?");
        unmark.Bind(1, header.FirstPage);
        unmark.Execute();
        return true;
    });

    // Unless another process has put its own in place meanwhile, which drops these.
    private bool DropOthers(GraphHeader header, int pages) => Change(false, (write, table) =>
    {
        if (GraphTable.ReadHeader(write.Session, table)?.Generation != header.Generation)
            return false;
        using (var drop = write.Session.Prepare($"DELETE FROM {table} WHERE page IN (SELECT page FROM {table} WHERE page > 0 AND page NOT BETWEEN ? AND ? ORDER BY page LIMIT {PagesDroppedAtATime})"))
        {
            drop.Bind(1, header.FirstPage + 1);
            drop.Bind(2, header.FirstPage + pages);
            drop.Execute();
        }

        return write.Session.Connection.Scalar("SELECT changes()") == PagesDroppedAtATime;
    });

    private T Change<T>(T otherwise, Func<Transaction, string, T> change)
    {
        using var write = source.BeginWrite(cancellationToken);
        if (find(write) is not var (collection, field))
            return otherwise;
        var result = change(write, GraphTable.Name(collection, field));
        write.Commit();
        return result;
    }

    private static long Count(Session session, string table, long first, long last)
    {
        using var count = session.Prepare($"SELECT count(*) FROM {table} WHERE page BETWEEN ? AND ?");
        count.Bind(1, first);
        count.Bind(2, last);
        return count.Step() ? count.Int64(0) : 0;
    }

    private static void Insert(Session session, string table, List<(long Page, byte[] Data)> pages)
    {
        using var insert = session.Prepare($"INSERT OR REPLACE INTO {table} (page, data) VALUES (?, ?)");
        foreach (var (page, data) in pages)
        {
            insert.Reset();
            insert.Bind(1, page);
            insert.BindBlob(2, data);
            insert.Execute();
        }
    }
}
