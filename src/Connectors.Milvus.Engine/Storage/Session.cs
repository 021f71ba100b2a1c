using SQLitePCL;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// One transaction on one connection. The token interrupts the statement that is running; an interrupted or uncommitted write
/// is rolled back when the session is disposed.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly Store _store;
    private readonly CancellationTokenRegistration _interrupt;
    private bool _open = true;

    public Session(Store store, StorageConnection connection, bool isWriter, CancellationToken cancellationToken)
    {
        _store = store;
        Connection = connection;
        IsWriter = isWriter;
        connection.CancellationToken = cancellationToken;
        _interrupt = cancellationToken.UnsafeRegister(static state => raw.sqlite3_interrupt(((StorageConnection)state!).Handle), connection);
    }

    public StorageConnection Connection { get; }

    public bool IsWriter { get; }

    public CancellationToken CancellationToken => Connection.CancellationToken;

    public Statement Prepare(string sql) => Connection.Prepare(sql);

    /// <summary>Commits; when it returns, the write is as durable as the options say. A token that fires later has no effect.</summary>
    public void Commit()
    {
        _interrupt.Dispose();
        CancellationToken.ThrowIfCancellationRequested();
        Connection.Execute("COMMIT");
        _open = false;
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        if (_open)
            Connection.TryExecute("ROLLBACK");
        _store.Return(Connection, IsWriter);
    }
}
