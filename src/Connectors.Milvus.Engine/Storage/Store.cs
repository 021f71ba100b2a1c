using System.Diagnostics;
using System.Globalization;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// The open file: a pool of reading connections and one writing connection. Within the process writers queue at a gate; between
/// processes SQLite's lock decides. Both waits end at the busy timeout.
/// </summary>
internal sealed class Store : IDisposable
{
    private const int MaxIdleReaders = 16;
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(50);

    private readonly VectorEngineOptions _options;
    private readonly StorageConnection _writer;
    private readonly SemaphoreSlim _writerGate = new(1, 1);
    private readonly Stack<StorageConnection> _idleReaders = new();
    private readonly object _lock = new();
    private int _sessions;
    private bool _disposed;

    public Store(string path, VectorEngineOptions options)
    {
        Path = path;
        _options = options;
        _writer = DatabaseFile.Open(path, options);
        _writer.SetBusyTimeout(LockPatience);
    }

    public string Path { get; }

    /// <summary>Begins a read: everything it sees belongs to one moment.</summary>
    public Session BeginRead(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = RentReader();
        try
        {
            connection.Execute("BEGIN");
            return new Session(this, connection, isWriter: false, cancellationToken);
        }
        catch
        {
            Return(connection, isWriter: false);
            throw;
        }
    }

    /// <summary>Begins a write as the only writer of the file. Without a commit nothing of it remains.</summary>
    public Session BeginWrite(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        EnterSession();
        try
        {
            if (!_writerGate.Wait(_options.BusyTimeout, cancellationToken))
                throw Busy("another call of this process");
        }
        catch
        {
            LeaveSession();
            throw;
        }

        try
        {
            RequireFile();
            LockFile(_options.BusyTimeout - Stopwatch.GetElapsedTime(started), cancellationToken);
            return new Session(this, _writer, isWriter: true, cancellationToken);
        }
        catch
        {
            Return(_writer, isWriter: true);
            throw;
        }
    }

    /// <summary>Moves what the log holds into the file as far as readers allow.</summary>
    public void Checkpoint()
    {
        var connection = RentReader();
        try
        {
            connection.Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        finally
        {
            Return(connection, isWriter: false);
        }
    }

    /// <summary>Writes the file anew without its free pages, as the only writer, and folds the log into it.</summary>
    public void Vacuum(CancellationToken cancellationToken)
    {
        using var session = BeginWrite(cancellationToken);

        // SQLite vacuums outside of transactions only; until the session ends, the gate keeps this process's writers out.
        session.Commit();
        DatabaseFile.RetryWhileBusy(_options.BusyTimeout, () => _writer.Define("VACUUM"), cancellationToken);
        DatabaseFile.RetryWhileBusy(_options.BusyTimeout, () => _writer.Define("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);
    }

    public void Return(StorageConnection connection, bool isWriter)
    {
        if (isWriter)
            _writerGate.Release();
        else if (!TryKeep(connection))
            connection.Dispose();
        LeaveSession();
    }

    /// <summary>Waits for the sessions under way, then closes the connections; the last one of all processes folds the log into the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            while (_sessions > 0)
                Monitor.Wait(_lock);
        }

        while (_idleReaders.TryPop(out var reader))
            reader.Dispose();
        _writer.Dispose();
        _writerGate.Dispose();
    }

    // SQLite would go on writing to a file that no name leads to any more, and lose it all with the process.
    private void RequireFile()
    {
        if (!File.Exists(Path))
            throw FileHeader.Refuse(Path, $"was removed while it was open; what was written to it since can still be read here");
    }

    private void LockFile(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            DatabaseFile.RetryWhileBusy(timeout, () => _writer.Execute("BEGIN IMMEDIATE"), cancellationToken);
        }
        catch (EngineException failure) when (failure.IsRetriable)
        {
            throw Busy(LockHolder.Describe(Path));
        }
    }

    private EngineException Busy(string owner) => new(
        EngineError.ServiceNotReady,
        string.Create(CultureInfo.InvariantCulture, $"the database file '{Path}' is being written by {owner}: waited {_options.BusyTimeout.TotalSeconds:0.###} s for it"),
        false);

    private StorageConnection RentReader()
    {
        EnterSession();
        try
        {
            lock (_lock)
            {
                if (_idleReaders.TryPop(out var idle))
                    return idle;
            }

            return DatabaseFile.OpenReader(Path, _options);
        }
        catch
        {
            LeaveSession();
            throw;
        }
    }

    private bool TryKeep(StorageConnection connection)
    {
        lock (_lock)
        {
            if (_disposed || _idleReaders.Count >= MaxIdleReaders)
                return false;
            _idleReaders.Push(connection);
            return true;
        }
    }

    private void EnterSession()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(VectorEngine));
            _sessions++;
        }
    }

    private void LeaveSession()
    {
        lock (_lock)
        {
            _sessions--;
            Monitor.PulseAll(_lock);
        }
    }
}
