using System.Diagnostics;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// Opens the file, or creates it. A new file is written in SQLite's rollback-journal mode first, so that its header names the
/// application and the format before a log exists beside it; only then the file switches to write-ahead logging, for good.
/// </summary>
internal static class DatabaseFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>The writing connection of a file that was found to be good.</summary>
    public static StorageConnection Open(string path, VectorEngineOptions options)
    {
        var isNew = FileHeader.IsNew(path);
        if (isNew && !options.CreateIfMissing)
            throw FileHeader.Refuse(path, $"does not exist");
        if (isNew && Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw FileHeader.Refuse(path, $"cannot be created: the folder '{folder}' does not exist");

        var connection = StorageConnection.Open(path, canCreate: isNew);
        try
        {
            connection.SetBusyTimeout(Patience);
            if (isNew)
                RetryWhileBusy(options.BusyTimeout, () => Create(connection));
            RetryWhileBusy(options.BusyTimeout, () => CheckOwner(connection));
            RetryWhileBusy(options.BusyTimeout, () => connection.Execute("PRAGMA journal_mode = WAL"));
            Configure(connection, options, options.PageCacheBytes);
            CheckCatalog(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A further connection to a file that is open already.</summary>
    public static StorageConnection OpenReader(string path, VectorEngineOptions options)
    {
        var connection = StorageConnection.Open(path, canCreate: false);
        try
        {
            connection.SetBusyTimeout(options.BusyTimeout);
            Configure(connection, options, options.PageCacheBytes / 8);
            connection.Execute("PRAGMA query_only = 1");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Repeats a step that SQLite refuses because another process is at the file, until the deadline.</summary>
    public static void RetryWhileBusy(TimeSpan timeout, Action step, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                step();
                return;
            }
            catch (EngineException failure) when (failure.IsRetriable && Stopwatch.GetElapsedTime(started) < timeout)
            {
            }
        }
    }

    private static void Create(StorageConnection connection)
    {
        connection.Execute($"PRAGMA page_size = {StorageFormat.PageSize}");
        connection.Execute("BEGIN EXCLUSIVE");
        try
        {
            // Another process may have created it since the header was read.
            if (connection.Scalar("SELECT count(*) FROM sqlite_schema") == 0)
            {
                connection.Define(StorageFormat.CreateTables);
                connection.Define($"PRAGMA application_id = {StorageFormat.ApplicationId}; PRAGMA user_version = {StorageFormat.Version}");
            }

            connection.Execute("COMMIT");
        }
        catch
        {
            connection.TryExecute("ROLLBACK");
            throw;
        }
    }

    private static void CheckOwner(StorageConnection connection)
    {
        var application = connection.Scalar("PRAGMA application_id");
        if (application != StorageFormat.ApplicationId)
            throw FileHeader.Refuse(connection.Path, $"is a SQLite database of another application (application id 0x{application:X8}, expected 0x{StorageFormat.ApplicationId:X8})");
        FileHeader.CheckVersion(connection.Path, connection.Scalar("PRAGMA user_version"));
    }

    private static void CheckCatalog(StorageConnection connection)
    {
        foreach (var table in StorageFormat.CatalogTables)
        {
            using var check = connection.Prepare($"PRAGMA quick_check({table})");
            while (check.Step())
            {
                var finding = check.Text(0);
                if (finding != "ok")
                    throw FileHeader.Refuse(connection.Path, $"is damaged: table {table}: {finding}");
            }
        }
    }

    private static void Configure(StorageConnection connection, VectorEngineOptions options, long cacheBytes)
    {
        connection.Execute(options.Durability == EngineDurability.Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        connection.Execute($"PRAGMA cache_size = -{Math.Max(cacheBytes / 1024, 1024)}");
        connection.Execute("PRAGMA journal_size_limit = 134217728");
        connection.Execute("PRAGMA temp_store = MEMORY");
    }
}
