using Microsoft.Data.Sqlite;

namespace Connectors.Milvus.Engine.Tests.Support;

/// <summary>A database file in a folder of its own that goes away with the test.</summary>
public sealed class TestFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "test.db");

    public VectorEngine Open(VectorEngineOptions? options = null) => VectorEngine.Open(Path, options);

    /// <summary>A number that the file itself holds, read beside the engine.</summary>
    public long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
