using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Tests.Support;
using Connectors.Milvus.Engine.Tests.Vectors;
using Connectors.Milvus.Engine.Timestamps;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>Searches that go through the file find exactly what searches in memory find, and bring the vectors into memory behind them.</summary>
public sealed class FileScanTests : EngineTest
{
    private static readonly VectorEngineOptions InMemory = new() { ScanFileFrom = long.MaxValue };

    [Theory]
    [InlineData(EngineDataType.FloatVector, "COSINE", 37, true)]
    [InlineData(EngineDataType.FloatVector, "L2", 600, false)]
    [InlineData(EngineDataType.Float16Vector, "IP", 100, true)]
    [InlineData(EngineDataType.Int8Vector, "COSINE", 33, false)]
    [InlineData(EngineDataType.BinaryVector, "JACCARD", 64, true)]
    public void Answers_are_those_of_memory(EngineDataType type, string metric, int dimension, bool nullable)
    {
        var table = new DenseTable(type, dimension, metric, nullable);
        var random = new Random(dimension);
        table.Create(Engine);
        table.Write(Engine, random, Enumerable.Range(0, 2100).Select(id => (long)id), isUpsert: false);
        table.Delete(Engine, table.Rows.Keys.Where(_ => random.Next(8) == 0).ToArray());
        var query = table.RandomQuery(random);
        var plain = table.Search(query, 20);

        Compare(plain);
        Compare(plain with { Filter = "g == 3", Offset = 5 });
        Compare(plain with { Filter = "id < 0" });
        Compare(plain with { GroupByFields = ["g"], GroupSize = 3 });
        Compare(plain with { Vectors = table.Vectors([.. Enumerable.Range(0, 75).Select(_ => table.RandomQuery(random))]) });
        table.AssertHits(table.Rank(query).Take(20), query, Search(plain));
    }

    [Fact]
    public void A_nullable_field_that_lacks_chunks_has_no_hits_there()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Vector(2, "w") with { IsNullable = true }));
        var ids = Enumerable.Range(0, 1300).Select(id => (long)id).ToArray();
        Engine.Insert(Ids(ids[..600]), VectorRows([.. ids[..600].Select(id => new float[] { id, 0 })]), NamedVectors("w", [.. ids[..600].Select(id => new float[] { id, 0 })]));
        Engine.Insert(Ids(ids[600..]), VectorRows([.. ids[600..].Select(id => new float[] { id, 0 })]));

        Assert.Equal(600, Search(Nearest([0, 0], 1000) with { VectorField = "w" }).Ids.Count);
    }

    [Fact]
    public void The_vectors_come_into_memory_behind_the_first_search()
    {
        Fill(3000);
        using var engine = File.Open(new VectorEngineOptions { ScanFileFrom = 0 });
        var first = engine.Search(Nearest([7, 7]) with { OutputFields = ["v"] });
        Assert.Equal(7, first.LongIds()[0]);

        // Damage is met by reads of the file only.
        SpinWait.SpinUntil(() => engine.LoadedSlots(Name) == 3000);
        Damage();
        Assert.Equal(first.LongIds(), engine.Search(Nearest([7, 7])).LongIds());
        Fails(EngineError.IoFailed, "does not match its checksum", () => Search(Nearest([7, 7])));
    }

    [Fact]
    public void A_cancelled_scan_ends_with_its_token()
    {
        Fill(3000);
        using var engine = File.Open(new VectorEngineOptions { ScanFileFrom = 0 });
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => engine.Search(Nearest([1, 1]), cancelled.Token));
        Assert.Equal(10, engine.Search(Nearest([1, 1])).Ids.Count);
    }

    [Theory]
    [InlineData("rows were added", true)]
    [InlineData("a compaction gave the slots anew", false)]
    [InlineData("another collection was made", false)]
    [InlineData("the collection was dropped", false)]
    public void Reads_beside_a_read_help_it_only_where_they_see_the_same(string what, bool mayHelp)
    {
        Fill(3000);
        using var store = new Store(File.Path, new VectorEngineOptions());
        using var read = new Transaction(store.BeginRead(CancellationToken.None), new CatalogCache(), new TimestampOracle(TimeProvider.System));
        var collection = read.Catalog.Collection("", Name);
        var load = new ChunkLoad(collection, collection.Vectors[0], withNorms: false);
        Change(what);

        var threads = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        var bytes = new byte[5][];
        var (reached, failure) = load.Visit(read.Session, 0, 5, 3, (blob, chunk, worker) =>
        {
            threads[worker] = 1;
            var block = load.NewBlock();
            load.Read(blob, chunk, block, .., default);
            bytes[chunk] = block.Span(0, 512).ToArray();
        });

        Assert.Null(failure);
        Assert.Equal(5, reached);
        if (!mayHelp)
            Assert.Equal([0], threads.Keys);
        for (var chunk = 0; chunk < 5; chunk++)
            Assert.Equal(VectorRows([.. Enumerable.Range(chunk * 512, 512).Select(id => new float[] { id, id })]).Data.ToArray(), bytes[chunk]);
    }

    private void Change(string what)
    {
        if (what.StartsWith("rows", StringComparison.Ordinal))
            Engine.Insert(Ids(90_000), VectorRows([1, 1]));
        else if (what.StartsWith("another", StringComparison.Ordinal))
            Engine.CreateCollection("", Schema(Key(), Vector(2)) with { Name = "other" });
        else if (what.EndsWith("dropped", StringComparison.Ordinal))
            Engine.DropCollection("", Name);
        else
            Engine.Delete("id < 2900");
    }

    private void Fill(int rows)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids([.. Enumerable.Range(0, rows).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(0, rows).Select(id => new float[] { id, id })]));
    }

    private void Damage()
    {
        using var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE vectors_{Engine.DescribeCollection("", Name).Id}_101 SET data = CAST(substr(data, 1, 100) || x'77' || substr(data, 102) AS BLOB) WHERE chunk = 0";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private SearchResult Search(SearchCommand command)
    {
        using var engine = File.Open(new VectorEngineOptions { ScanFileFrom = 0 });
        return engine.Search(command);
    }

    private void Compare(SearchCommand command)
    {
        using var memory = File.Open(InMemory);
        var (expected, found) = (memory.Search(command), Search(command));
        Assert.Equal(expected.Counts, found.Counts);
        Assert.Equal(expected.LongIds(), found.LongIds());
        Assert.Equal(expected.Scores, found.Scores);
    }
}
