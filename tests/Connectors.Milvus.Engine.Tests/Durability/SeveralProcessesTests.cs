using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>Several processes at one file: they see each other's rows, wait for each other, and say for whom they waited.</summary>
public sealed class SeveralProcessesTests : EngineTest
{
    [Fact]
    public void Two_processes_write_and_search_one_file_at_the_same_time()
    {
        const int Each = 120;
        Engine.CreateLoaded(Schema(Key(), Vector()));
        using var child = Child.Start(ChildRoles.AppendRows, File.Path, 1000, Each);
        var seen = 0;
        for (var id = 0; id < Each; id++)
        {
            Engine.Insert(Ids(id), VectorRows([-id, 0, 0, 0]));
            if (id % 4 != 0)
                continue;
            // What the child has reported is committed, so the next search must see it.
            if (child.Next() is var (_, reported))
            {
                Assert.Equal([reported], Engine.Search(Nearest([reported, 0, 0, 0], 1)).LongIds());
                seen++;
            }
        }

        while (child.Next() is not null)
            seen++;
        child.Finish();
        Assert.Equal(Each, seen);
        Assert.Equal(2 * Each, Engine.GetRowCount("", Name));
        Assert.Equal(2 * Each, Engine.Search(Nearest([0, 0, 0, 0], 1000)).Ids.Count);
    }

    [Fact]
    public void Many_readers_follow_one_writer_row_by_row()
    {
        const int Rows = 60;
        Engine.CreateLoaded(Schema(Key(), Vector()));
        var readers = Enumerable.Range(0, 3).Select(_ => Child.Start(ChildRoles.FollowRows, File.Path, Rows)).ToArray();
        Assert.All(readers, reader => Assert.Equal(("seen", 0), reader.Next()));
        using var writer = Child.Start(ChildRoles.AppendRows, File.Path, 0, Rows);
        while (writer.Next() is not null)
        {
        }

        writer.Finish();
        foreach (var reader in readers)
        {
            var last = 0;
            while (reader.Next() is var (_, seen))
                last = seen;
            reader.Finish();
            reader.Dispose();
            Assert.Equal(Rows, last);
        }
    }

    [Fact]
    public void A_write_that_waits_for_another_process_in_vain_names_it_and_the_file()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        using var impatient = File.Open(new VectorEngineOptions { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        using var holder = Child.Start(ChildRoles.HoldLock, File.Path);
        var (_, process) = holder.Next() ?? throw new InvalidOperationException("The child has ended.");

        var failure = Fails(EngineError.ServiceNotReady, File.Path, () => impatient.Insert(Ids(1), VectorRows([1, 0, 0, 0])));
        Assert.True(failure.IsRetriable);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"another process, {process} (", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, impatient.Count());

        // A lock ends with its process.
        holder.Kill();
        Engine.Insert(Ids(1), VectorRows([1, 0, 0, 0]));
        Assert.Equal(1, impatient.Count());
    }
}
