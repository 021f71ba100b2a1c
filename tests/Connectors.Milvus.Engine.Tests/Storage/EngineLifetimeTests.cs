using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Storage;

public sealed class EngineLifetimeTests : IDisposable
{
    private readonly TestFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_closed_engine_says_so()
    {
        var engine = _file.Open();
        engine.Dispose();
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.ListDatabases());
        Assert.Throws<ObjectDisposedException>(() => engine.CreateDatabase("late"));
    }

    [Fact]
    public void Closing_leaves_one_file_that_can_be_copied()
    {
        using (var engine = _file.Open())
        {
            engine.CreateLoaded(Schema(Key(), Vector()));
            engine.Insert(Ids(7), VectorRows([1, 2, 3, 4]));
        }

        var folder = Path.GetDirectoryName(_file.Path)!;
        Assert.Equal([_file.Path], Directory.GetFiles(folder));
        var copy = Path.Combine(folder, "copy.db");
        File.Copy(_file.Path, copy);
        using var other = VectorEngine.Open(copy);
        Assert.Equal([7], other.Search(Nearest([1, 2, 3, 4])).LongIds());
    }

    [Fact]
    public void Calls_under_way_finish_before_the_engine_closes()
    {
        var engine = _file.Open();
        engine.CreateLoaded(Schema(Key(), Vector()));
        var acknowledged = 0;
        var started = new CountdownEvent(3);
        var writers = Enumerable.Range(0, 3).Select(writer => new Thread(() =>
        {
            started.Signal();
            for (var row = 0L; ; row++)
            {
                try
                {
                    engine.Insert(Ids((row * 3) + writer), VectorRows([1, 2, 3, 4]));
                    Interlocked.Increment(ref acknowledged);
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            }
        })).ToArray();
        Array.ForEach(writers, writer => writer.Start());
        started.Wait();
        SpinWait.SpinUntil(() => Volatile.Read(ref acknowledged) > 20);
        engine.Dispose();
        Array.ForEach(writers, writer => writer.Join());

        using var again = _file.Open();
        Assert.Equal(acknowledged, again.GetRowCount("", Name));
    }

    [Fact]
    public void Everything_of_the_catalog_survives_reopening()
    {
        var definition = Schema(
            Key(EngineDataType.VarChar),
            Vector(8),
            Scalar("flag", EngineDataType.Bool, defaultValue: true),
            Scalar("small", EngineDataType.Int8, defaultValue: 7),
            Scalar("big", EngineDataType.Int64, nullable: true, defaultValue: long.MaxValue),
            Scalar("real", EngineDataType.Float, defaultValue: 0.1f),
            Scalar("precise", EngineDataType.Double, defaultValue: -1e-300),
            Scalar("text", EngineDataType.VarChar, defaultValue: "a \"b\" é"),
            ArrayOf("tags", EngineDataType.VarChar, nullable: true)) with
        {
            Description = "what it is",
            EnableDynamicField = true,
            ConsistencyLevel = 2,
            ShardCount = 3,
            Properties = Params(("ttl", "3")),
        };
        CollectionInfo before;
        using (var engine = _file.Open())
        {
            engine.CreateDatabase("other", Params(("p", "q")));
            engine.CreateCollection("other", definition);
            engine.CreateIndex("other", Name, new IndexDefinition { FieldName = "v", IndexName = "near", Parameters = Params(("index_type", "HNSW"), ("params", "{\"M\":16}")) });
            engine.CreatePartition("other", Name, "p-1");
            engine.CreateAlias("other", Name, "nickname");
            engine.LoadCollection("other", Name);
            before = engine.DescribeCollection("other", "nickname");
        }

        using var again = _file.Open();
        var after = again.DescribeCollection("other", "nickname");
        Assert.Equivalent(before, after, strict: true);
        Assert.Equal(definition.Fields.Select(field => field.DefaultValue), after.Definition.Fields.Select(field => field.DefaultValue));
        Assert.Equal(Enumerable.Range(100, 9).Select(id => (long)id), after.Definition.Fields.Select(field => field.FieldId));
        Assert.Equal(["_default", "p-1"], again.ListPartitions("other", Name).Select(partition => partition.Name));
        Assert.Equal("q", again.DescribeDatabase("other").Properties["p"]);
        var index = Assert.Single(again.DescribeIndexes("other", Name));
        Assert.Equal(("near", "v", "COSINE", "{\"M\":16}"), (index.Name, index.FieldName, index.Parameters["metric_type"], index.Parameters["params"]));
        Assert.Equal(EngineLoadState.Loaded, after.LoadState);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VectorEngine.Open(""));
        foreach (var options in (VectorEngineOptions[])
        [
            new() { BusyTimeout = TimeSpan.FromSeconds(-1) },
            new() { VectorMemoryLimit = -1 },
            new() { PageCacheBytes = -1 },
            new() { SearchThreads = -1 },
            new() { Durability = (EngineDurability)9 },
        ])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _file.Open(options));
        }

        Assert.False(File.Exists(_file.Path));
    }
}
