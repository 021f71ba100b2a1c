using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Storage;

/// <summary>Two engines on one file, which see each other only through it, as two processes do.</summary>
public sealed class SharedFileTests : IDisposable
{
    private readonly TestFile _file = new();
    private readonly VectorEngine _one;
    private readonly VectorEngine _two;

    public SharedFileTests()
    {
        _one = _file.Open();
        _two = _file.Open();
    }

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void A_collection_created_in_one_shows_in_the_other()
    {
        _one.CreateLoaded(Schema(Key(), Vector()));

        Assert.True(_two.HasCollection("", Name));
        Assert.Equal(EngineLoadState.Loaded, _two.GetLoadState("", Name));
        _two.DropCollection("", Name);
        Assert.False(_one.HasCollection("", Name));
    }

    [Fact]
    public void A_collection_dropped_and_created_again_elsewhere_is_another_one()
    {
        _one.CreateLoaded(Schema(Key(), Vector()));
        _one.Insert(Ids(1), VectorRows([1, 2, 3, 4]));
        Assert.Equal([1], _two.Search(Nearest([1, 2, 3, 4])).LongIds());

        _one.DropCollection("", Name);
        _one.CreateLoaded(Schema(Key(), Vector()));

        Assert.Empty(_two.Search(Nearest([1, 2, 3, 4])).LongIds());
    }

    [Fact]
    public void Rows_added_replaced_and_deleted_in_one_show_in_searches_of_the_other()
    {
        _one.CreateLoaded(Schema(Key(), Vector()));
        _one.Insert(Ids(1, 2), VectorRows([1, 0, 0, 0], [0, 1, 0, 0]));
        Assert.Equal([1, 2], _two.Search(Nearest([1, 0, 0, 0])).LongIds());

        _one.Insert(Ids(3), VectorRows([0.9f, 0, 0, 0]));
        Assert.Equal([1, 3, 2], _two.Search(Nearest([1, 0, 0, 0])).LongIds());

        _one.Upsert(Ids(2), VectorRows([1, 0.01f, 0, 0]));
        Assert.Equal([1, 2, 3], _two.Search(Nearest([1, 0, 0, 0])).LongIds());

        _two.Delete("id in [1, 3]");
        Assert.Equal([2], _one.Search(Nearest([1, 0, 0, 0])).LongIds());
        Assert.Equal([2], _two.Search(Nearest([1, 0, 0, 0])).LongIds());
        Assert.Equal(1, _one.GetRowCount("", Name));
    }

    [Fact]
    public void Generated_keys_and_timestamps_of_both_never_meet()
    {
        _one.CreateLoaded(Schema(Key(autoId: true), Vector()));
        var keys = new List<long>();
        var last = 0UL;
        for (var round = 0; round < 20; round++)
        {
            var result = (round % 2 == 0 ? _one : _two).Insert(VectorRows([1, 0, 0, 0], [0, 1, 0, 0]));
            keys.AddRange(((Column<long>)result.Ids!).Values);
            Assert.True(result.Timestamp > last);
            last = result.Timestamp;
        }

        Assert.Equal(keys.Order(), keys);
        Assert.Equal(40, keys.Distinct().Count());
        Assert.True(keys[0] > 1L << 50);
    }

    [Fact]
    public void A_writer_that_waits_too_long_fails_and_names_the_file()
    {
        using var impatient = _file.Open(new VectorEngineOptions { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=false");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        var failure = Fails(EngineError.ServiceNotReady, _file.Path, () => impatient.CreateDatabase("another"));
        Assert.True(failure.IsRetriable);
        Assert.Contains(OperatingSystem.IsLinux() ? "another engine of this process: waited 0.2 s" : "another process: waited 0.2 s", failure.Message, StringComparison.Ordinal);
        Assert.False(impatient.HasCollection("", Name));

        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        impatient.CreateDatabase("another");
    }

    [Fact]
    public void A_waiting_writer_can_be_cancelled()
    {
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=false");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => _one.CreateDatabase("another", cancellationToken: patience.Token));
    }

    [Fact]
    public void Engines_that_create_the_same_file_at_once_all_open_it()
    {
        using var fresh = new TestFile();
        var engines = new VectorEngine[6];
        Parallel.For(0, engines.Length, index => engines[index] = fresh.Open());
        engines[0].CreateDatabase("shared");
        Assert.All(engines, engine => Assert.Equal(2, engine.ListDatabases().Count));
        Assert.All(engines, engine => engine.Dispose());
    }
}
