using Connectors.Milvus.Engine.Filters;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>One SQLite connection with its prepared statements. Not thread-safe: it belongs to one session at a time.</summary>
internal sealed class StorageConnection : IDisposable
{
    private const int MaxStatements = 256;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private StorageConnection(SqliteConnection connection, string path)
    {
        _connection = connection;
        Path = path;
    }

    public string Path { get; }

    /// <summary>The token of the session that has the connection.</summary>
    public CancellationToken CancellationToken { get; set; }

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Opens a connection. <paramref name="canCreate"/> lets SQLite create the file.</summary>
    public static StorageConnection Open(string path, bool canCreate)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = canCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            _ = raw.sqlite3_extended_result_codes(connection.Handle!, 1);
            FilterFunctions.Register(connection);
            return new StorageConnection(connection, path);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw SqliteFailure.Describe(failure.SqliteExtendedErrorCode, failure.Message, path);
        }
    }

    /// <summary>The prepared statement for the text, ready to bind. Dispose it to give it back.</summary>
    public Statement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var known))
            return known.InUse ? throw new InvalidOperationException($"The statement is under way already: {sql}") : known.Use();

        if (_statements.Count >= MaxStatements)
            FreeIdleStatements();

        var code = raw.sqlite3_prepare_v2(Handle, sql, out var handle);
        if (code != raw.SQLITE_OK)
            throw Failure(code);
        var statement = new Statement(this, handle);
        _statements[sql] = statement;
        return statement.Use();
    }

    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        statement.Execute();
    }

    /// <summary>Runs statements that are not worth keeping prepared: definitions of tables.</summary>
    public void Define(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK)
            throw Failure(code);
    }

    /// <summary>Runs a statement whose failure changes nothing: a rollback of what SQLite has rolled back already.</summary>
    public void TryExecute(string sql)
    {
        using var statement = Prepare(sql);
        _ = statement.TryStep(out _);
    }

    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    public void SetBusyTimeout(TimeSpan timeout) => _ = raw.sqlite3_busy_timeout(Handle, (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue));

    /// <summary>What a result code means. Nothing but a session's token interrupts a statement.</summary>
    public Exception Failure(int code) => code == raw.SQLITE_INTERRUPT
        ? new OperationCanceledException(CancellationToken)
        : SqliteFailure.Describe(code, raw.sqlite3_errmsg(Handle).utf8_to_string(), Path);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Free();
        _statements.Clear();
        _connection.Dispose();
    }

    private void FreeIdleStatements()
    {
        foreach (var (sql, statement) in _statements.Where(entry => !entry.Value.InUse).ToArray())
        {
            statement.Free();
            _statements.Remove(sql);
        }
    }
}
