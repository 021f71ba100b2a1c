using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>Disks that are full, read-only or cleared away: an error that says so, and nothing lost that was acknowledged.</summary>
public sealed class FailingDiskTests : EngineTest
{
    private const int Dimension = 256;

    [Fact]
    public void A_file_that_may_not_grow_refuses_writes_and_keeps_what_was_acknowledged()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Engine.CreateLoaded(Schema(Key(), Vector(Dimension)));
        using var child = Child.Start(ChildRoles.FillDisk, File.Path, 3_000_000);
        var reports = new List<(string What, int Number)>();
        while (child.Next() is { } report)
            reports.Add(report);
        child.Finish();

        var acknowledged = reports.Last(report => report.What == "done").Number;
        Assert.True(acknowledged > 50);
        Assert.Equal("refused", reports[^2].What);
        Assert.Equal(("kept", acknowledged), reports[^1]);
        Assert.Equal(acknowledged, Engine.Count());
        Assert.Empty(Engine.Verify());
        Engine.Insert(Ids(2_000_000), VectorRows(new float[Dimension]));
        Assert.Equal(acknowledged + 1, Engine.Search(Nearest(new float[Dimension], 16384)).Ids.Count);
    }

    [Fact]
    public void A_place_that_takes_no_files_is_named()
    {
        const string Place = "/proc/engine.db";
        if (OperatingSystem.IsLinux())
            Fails(EngineError.IoFailed, Place, () => VectorEngine.Open(Place));
    }

    [Fact]
    public void A_file_that_is_read_only_is_named_and_not_written()
    {
        // A superuser may write whatever it says.
        if (Environment.IsPrivilegedProcess)
            return;
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.Dispose();
        System.IO.File.SetAttributes(File.Path, FileAttributes.ReadOnly);

        Fails(EngineError.IoFailed, File.Path, () => File.Open().Insert(Ids(1), VectorRows([1, 0, 0, 0])));
    }

    [Fact]
    public void A_file_that_was_removed_takes_no_more_writes()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.Insert(Ids(1), VectorRows([1, 0, 0, 0]));
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.Delete(File.Path);

        Fails(EngineError.IoFailed, "was removed while it was open", () => Engine.Insert(Ids(2), VectorRows([1, 0, 0, 0])));
        Assert.Equal(1, Engine.Count());
    }

    [Fact]
    public void A_vector_that_was_damaged_while_the_file_is_open_fails_alone()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.Insert(Ids(1), VectorRows([1, 0, 0, 0]));
        using (var other = new SqliteConnection($"Data Source={File.Path};Pooling=false"))
        {
            other.Open();
            using var tables = other.CreateCommand();
            tables.CommandText = "SELECT name FROM sqlite_schema WHERE name LIKE 'vectors_%' AND type = 'table'";
            var table = (string)tables.ExecuteScalar()!;
            using var change = other.CreateCommand();
            change.CommandText = $"UPDATE {table} SET data = zeroblob(length(data))";
            change.ExecuteNonQuery();
        }

        var failure = Assert.Throws<EngineException>(() => Engine.Search(Nearest([1, 0, 0, 0])));
        Assert.Equal(EngineError.IoFailed, failure.Code);
        Assert.Contains(File.Path, failure.Message, StringComparison.Ordinal);
        Assert.Equal([1], Engine.Query("id > 0", "id").Values<long>("id"));
        Assert.NotEmpty(Engine.Verify());
    }
}
