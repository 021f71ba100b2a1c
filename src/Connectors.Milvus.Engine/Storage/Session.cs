using SQLitePCL;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// One transaction on one connection. The token interrupts the statement that is running; an interrupted or uncommitted write
/// is rolled back when the session is disposed.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly Store _store;
    private CancellationTokenRegistration _interrupt;
    private bool _open = true;

    public Session(Store store, StorageConnection connection, bool isWriter, CancellationToken cancellationToken)
    {
        _store = store;
        Connection = connection;
        IsWriter = isWriter;
        Continue(cancellationToken);
    }

    public StorageConnection Connection { get; }

    public bool IsWriter { get; }

    public CancellationToken CancellationToken => Connection.CancellationToken;

    public Statement Prepare(string sql) => Connection.Prepare(sql);

    /// <summary>Begins another read for the same call, on a connection of its own. It sees this moment or a later one.</summary>
    public Session BeginBeside() => _store.BeginRead(CancellationToken);

    /// <summary>Ends a call without ending the transaction, which waits for <see cref="Continue"/>.</summary>
    public void Pause()
    {
        _interrupt.Dispose();
        Connection.CancellationToken = CancellationToken.None;
    }

    /// <summary>Serves another call, whose token interrupts from now on.</summary>
    public void Continue(CancellationToken cancellationToken)
    {
        Connection.CancellationToken = cancellationToken;
        _interrupt = cancellationToken.UnsafeRegister(static state => raw.sqlite3_interrupt(((StorageConnection)state!).Handle), Connection);
    }

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
