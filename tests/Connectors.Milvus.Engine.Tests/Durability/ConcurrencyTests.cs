using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>Readers and writers of one engine, and of a second one on the same file, at the same time: every answer belongs to one moment.</summary>
public sealed class ConcurrencyTests : EngineTest
{
    private const int Keys = 300;

    [Fact]
    public void Searches_and_queries_always_see_one_moment()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("version", EngineDataType.Int64)));
        Write(Engine, 0, Enumerable.Range(0, Keys));
        using var second = File.Open();
        using var stop = new CancellationTokenSource();
        var failures = new List<Exception>();
        var reads = 0;
        var readers = new[] { Engine, Engine, second }.Select(engine => Start(failures, stop, () =>
        {
            Check(engine);
            Interlocked.Increment(ref reads);
        })).ToArray();
        var writers = new[] { Engine, second }.Select((engine, writer) => Start(failures, stop, () => WriteSome(engine, writer))).ToArray();

        SpinWait.SpinUntil(() => Volatile.Read(ref reads) > 300 || stop.IsCancellationRequested, TimeSpan.FromSeconds(60));
        stop.Cancel();
        Array.ForEach([.. readers, .. writers], thread => thread.Join());
        Assert.Empty(failures);
        Assert.True(reads > 0, "Nothing was read beside the writers.");
    }

    // Every key always has exactly one row, whose vector and version belong together.
    private static void Check(VectorEngine engine)
    {
        var found = engine.Search(Nearest([0, 0, 0, 0], 1000) with { OutputFields = ["version", "v"] });
        Assert.Equal(Keys, found.LongIds().Distinct().Count());
        Assert.Equal(Keys, found.LongIds().Length);
        var versions = ((Column<long>)found.Columns[0]).Values;
        var vectors = MemoryMarshal.Cast<byte, float>(((VectorColumn)found.Columns[1]).Data.Span);
        for (var row = 0; row < Keys; row++)
        {
            Assert.Equal(versions[row], (long)vectors[(row * 4) + 1]);
            Assert.Equal(found.LongIds()[row], (long)vectors[row * 4]);
        }

        Assert.Equal(Keys, engine.Count());
        Assert.Equal(Keys, engine.Query("version >= 0", "id").RowCount);
    }

    private static void WriteSome(VectorEngine engine, int writer)
    {
        var random = new Random(writer);
        Write(engine, random.Next(1000), Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(Keys)).Distinct());
    }

    private static void Write(VectorEngine engine, long version, IEnumerable<int> keys)
    {
        var ids = keys.Select(key => (long)key).ToArray();
        engine.Upsert(Ids(ids), VectorRows([.. ids.Select(id => new float[] { id, version, 0, 0 })]), new Column<long>("version", EngineDataType.Int64, [.. ids.Select(_ => version)]));
    }

    private static Thread Start(List<Exception> failures, CancellationTokenSource stop, Action step)
    {
        var thread = new Thread(() =>
        {
            try
            {
                while (!stop.IsCancellationRequested)
                    step();
            }
            catch (Exception failure)
            {
                lock (failures)
                    failures.Add(failure);
                stop.Cancel();
            }
        });
        thread.Start();
        return thread;
    }
}
