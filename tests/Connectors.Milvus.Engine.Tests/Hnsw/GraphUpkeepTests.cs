using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Hnsw;

/// <summary>Graphs while rows, indexes and files change.</summary>
public sealed class GraphUpkeepTests : IDisposable
{
    private const int Rows = 2000;

    private readonly GraphSample _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void New_rows_are_found_at_once_and_taken_in_later()
    {
        Build();
        _sample.Write(Rows, 100);

        Assert.Equal(100, _sample.Describe().PendingRows);
        Assert.All(Enumerable.Range(Rows, 100), id => Assert.Equal(id, Nearest(id)));

        _sample.Write(Rows + 100, 2500);
        _sample.WaitForGraph();
        Assert.InRange(_sample.Describe().PendingRows, 0, 2047);
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void Deleted_and_replaced_rows_are_not_found()
    {
        Build();
        _sample.Graph.Delete("id % 3 == 0");
        _sample.Write(1, 500, isUpsert: true, make: id => _sample.Clustered(id + 500_000));

        Assert.InRange(_sample.Recall(limit: 20), 0.95, 1);
        Assert.DoesNotContain(_sample.Search(_sample.Graph, _sample.Clustered(1503), 100).LongIds(), id => id % 3 == 0 && id > 500);
    }

    [Fact]
    public void A_compaction_begins_another_graph()
    {
        Build();
        _sample.Graph.Delete("id >= 800");
        Assert.Equal(0, Tables());
        _sample.WaitForGraph();

        Assert.Equal(1, _sample.File.Number("SELECT epoch FROM counters WHERE owner > 0"));
        Assert.InRange(_sample.Recall(), 0.95, 1);
        Assert.Equal(1, Tables());
        Assert.Empty(_sample.Graph.Verify());
    }

    [Fact]
    public void The_graph_in_the_file_is_used_again()
    {
        Build();
        var written = _sample.File.Number($"SELECT count(*) FROM sqlite_schema WHERE name LIKE 'graph%'");
        _sample.ReopenGraph();

        Assert.Equal(1, written);
        Assert.Equal((0, false), (_sample.Describe().PendingRows, _sample.Describe().IsBuilding));
        Assert.InRange(_sample.Recall(), 0.95, 1);
        _sample.WaitForGraph();
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 5000)]
    public void A_damaged_graph_is_found_by_verification_and_built_anew(int page, int offset)
    {
        Build();
        Assert.Empty(_sample.Graph.Verify());
        _sample.Graph.Dispose();
        Flip(page, offset);
        _sample.ReopenGraph();

        Assert.Contains("graph_", Assert.Single(_sample.Graph.Verify()).Finding, StringComparison.Ordinal);
        _sample.WaitForGraph();
        Assert.InRange(_sample.Recall(), 0.95, 1);
        Assert.Empty(_sample.Graph.Verify());
    }

    [Fact]
    public void Dropping_the_index_drops_the_graph_and_another_index_gets_another()
    {
        Build();
        _sample.Graph.ReleaseCollection("", Name);
        _sample.Graph.DropIndex("", Name, "", "v");
        Assert.Equal(0, Tables());

        _sample.Graph.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", "HNSW"), ("metric_type", "COSINE"), ("M", "8"), ("efConstruction", "64")) });
        Assert.True(SpinWait.SpinUntil(() => Tables() == 1, TimeSpan.FromSeconds(60)));
        _sample.Graph.LoadCollection("", Name);
        _sample.WaitForGraph();
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void Dropping_the_collection_leaves_no_table()
    {
        Build();
        _sample.Graph.DropCollection("", Name);

        Assert.Equal(0, Tables());
        Assert.Empty(_sample.Graph.Verify());
    }

    [Fact]
    public void Truncating_forgets_the_graph()
    {
        Build();
        _sample.Graph.TruncateCollection("", Name);
        _sample.Write(0, 10);

        Assert.Equal(0, Tables());
        Assert.Equal(7, Nearest(7));
    }

    [Fact]
    public void Closing_gives_up_what_is_being_built_and_reopening_goes_on()
    {
        _sample.Create();
        _sample.Write(0, 2500);
        _sample.ReopenGraph();
        Assert.Equal(2500, _sample.Describe().PendingRows);

        _sample.WaitForGraph();
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void Searches_and_writes_go_on_while_the_graph_grows()
    {
        _sample.Create();
        _sample.Write(0, 1000);
        var failures = new List<Exception>();
        var stop = false;
        var readers = Enumerable.Range(0, 3).Select(reader => Start(failures, () =>
        {
            for (var id = reader; !Volatile.Read(ref stop); id = (id + 3) % 1000)
                Assert.Equal(id, Nearest(id));
        })).ToArray();

        for (var first = 1000; first < 3000; first += 500)
        {
            _sample.Write(first, 500);
            _sample.Graph.Delete($"id in [{first + 1}, {first + 2}]");
            Assert.Equal(first + 499, Nearest(first + 499));
        }

        _sample.WaitForGraph();
        Volatile.Write(ref stop, true);
        Array.ForEach(readers, thread => thread.Join());
        Assert.Empty(failures);
        Assert.InRange(_sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void A_cancelled_search_ends()
    {
        Build();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _sample.Graph.Search(new SearchCommand { Collection = Name, Vectors = _sample.Vectors([_sample.Clustered(1)], null), Limit = 10 }, cancelled.Token));
    }

    [Fact]
    public void Where_memory_is_short_searches_do_without_a_graph()
    {
        _sample.Create();
        _sample.Write(0, Rows);
        _sample.WaitForGraph();
        var vectorBytes = 2048L * GraphSample.Dimension * sizeof(float);
        using var small = _sample.File.Open(new VectorEngineOptions { GraphMinRows = GraphSample.MinRows, VectorMemoryLimit = vectorBytes + 1000 });

        for (var id = 0; id < 20; id++)
            Assert.Equal(id, _sample.Search(small, _sample.Clustered(id), 1).LongIds()[0]);
    }

    private void Build()
    {
        _sample.Create();
        _sample.Write(0, Rows);
        _sample.WaitForGraph();
        Assert.Equal(1, Tables());
    }

    private long Nearest(int id) => _sample.Search(_sample.Graph, _sample.Clustered(id), 1).LongIds()[0];

    private long Tables() => _sample.File.Number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'graph%'");

    private void Flip(int page, int offset)
    {
        using var connection = new SqliteConnection($"Data Source={_sample.File.Path};Pooling=false");
        connection.Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT name FROM sqlite_schema WHERE name LIKE 'graph%'";
        var table = (string)find.ExecuteScalar()!;
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT data FROM {table} WHERE page & ((1 << 20) - 1) = {page}";
        var data = (byte[])read.ExecuteScalar()!;
        data[offset] ^= 4;
        using var write = connection.CreateCommand();
        write.CommandText = $"UPDATE {table} SET data = $data WHERE page & ((1 << 20) - 1) = {page}";
        write.Parameters.AddWithValue("$data", data);
        Assert.Equal(1, write.ExecuteNonQuery());
    }

    private static Thread Start(List<Exception> failures, Action work)
    {
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception failure)
            {
                lock (failures)
                    failures.Add(failure);
            }
        });
        thread.Start();
        return thread;
    }
}
