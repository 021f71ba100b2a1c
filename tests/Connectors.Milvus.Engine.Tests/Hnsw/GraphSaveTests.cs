using System.Buffers.Binary;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Tests.Support;
using Connectors.Milvus.Engine.Timestamps;
using Connectors.Milvus.Engine.Vectors;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Hnsw;

/// <summary>Graphs in the file, written in many transactions: whoever is cut short or comes in between, a whole one is there.</summary>
public sealed class GraphSaveTests : IDisposable
{
    private const int Rows = 2000;

    private readonly GraphSample _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void What_a_save_that_was_cut_short_left_is_passed_over_and_goes_with_the_next()
    {
        Build();
        Change($"INSERT INTO {Table()} VALUES (5 << 20, x''), ((5 << 20) + 1, x'1234')");
        _sample.ReopenGraph();
        Assert.Empty(_sample.Graph.Verify());
        Assert.Equal(0, _sample.Describe().PendingRows);
        Assert.InRange(_sample.Recall(), 0.95, 1);

        _sample.Write(Rows, 2500);
        _sample.WaitForGraph();
        Assert.Equal(6, _sample.File.Number($"SELECT min(page) >> 20 FROM {Table()} WHERE page > 0"));
        Assert.Equal(2, _sample.File.Number($"SELECT count(*) FROM {Table()} WHERE page > 0"));
        Assert.Empty(_sample.Graph.Verify());
    }

    [Fact]
    public void A_graph_of_the_first_layout_is_read()
    {
        Build();
        _sample.Graph.Dispose();
        var page = Read(1);
        BinaryPrimitives.WriteUInt32LittleEndian(page, Crc32C.Continue(Crc32C.Continue(0, [1, 0, 0, 0, 0, 0, 0, 0]), page.AsSpan(4)));
        var header = Read(0);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), 1);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(52), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header, Crc32C.Continue(0, header.AsSpan(4)));
        Change($"DELETE FROM {Table()}; INSERT INTO {Table()} VALUES (0, x'{Convert.ToHexString(header)}'), (1, x'{Convert.ToHexString(page)}')");

        _sample.ReopenGraph();
        Assert.Empty(_sample.Graph.Verify());
        Assert.Equal(0, _sample.Describe().PendingRows);
        Assert.InRange(_sample.Recall(), 0.95, 1);
        Assert.Equal(1, _sample.File.Number($"SELECT max(page) FROM {Table()}"));
    }

    [Fact]
    public void Of_two_processes_that_save_at_once_one_puts_its_graph_in_place()
    {
        Build();
        using var store = new Store(_sample.File.Path, new VectorEngineOptions());
        var results = new List<bool>();
        Save(store, () =>
        {
            if (results.Count == 0)
                Save(store, () => { }, results);
        }, results);

        Assert.Equal([true, false], results);
        Assert.Empty(_sample.Graph.Verify());
        Assert.Equal(1, _sample.File.Number($"SELECT count(*) FROM {Table()} WHERE page > 0"));
        _sample.ReopenGraph();
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void A_save_ends_where_the_graph_has_no_place_any_more()
    {
        Build();
        using var store = new Store(_sample.File.Path, new VectorEngineOptions());
        var results = new List<bool>();
        Save(store, () => _sample.Graph.TruncateCollection("", Name), results);

        Assert.Equal([false], results);
        Assert.Equal(0, _sample.File.Number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'graph%'"));
        Assert.Empty(_sample.Graph.Verify());
    }

    // What is done between the transactions of a save is what another process may do.
    private static void Save(Store store, Action between, List<bool> results)
    {
        Transaction Begin(Session session) => new(session, new CatalogCache(), new TimestampOracle(TimeProvider.System));
        var options = new VectorEngineOptions { GraphMinRows = GraphSample.MinRows };
        var source = new GraphSource(token => Begin(store.BeginRead(token)), token => Begin(store.BeginWrite(token)), between, new LiveSlotCache(), new VectorCache(options), options);
        HnswGraph graph;
        using (var read = source.BeginRead(CancellationToken.None))
        {
            var (collection, field) = Find(read);
            graph = GraphTable.TryRead(read.Session, collection, field, GraphParameters.Of(collection, field, options)!, Counters.Read(read.Session, collection.Id))!;
        }

        results.Add(new GraphSave(source, graph, write => Find(write) is var found && Counters.Read(write.Session, found.Item1.Id).Epoch == graph.Epoch ? found : null, CancellationToken.None).Run());
    }

    private static (CollectionEntry, FieldEntry) Find(Transaction transaction)
    {
        var collection = transaction.Catalog.Collection("", Name);
        return (collection, collection.Vectors[0]);
    }

    private void Build()
    {
        _sample.Create();
        _sample.Write(0, Rows);
        _sample.WaitForGraph();
    }

    private string Table()
    {
        using var connection = Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT name FROM sqlite_schema WHERE name LIKE 'graph%'";
        return (string)find.ExecuteScalar()!;
    }

    // Pages count within their generation.
    private byte[] Read(int page)
    {
        using var connection = Open();
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT data FROM {Table()} WHERE page & ((1 << 20) - 1) = {page}";
        return (byte[])read.ExecuteScalar()!;
    }

    private void Change(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_sample.File.Path};Pooling=false");
        connection.Open();
        return connection;
    }
}
