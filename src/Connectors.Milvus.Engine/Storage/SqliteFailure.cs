using System.Globalization;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>Turns SQLite's result codes into errors that name the file and say what was found.</summary>
internal static class SqliteFailure
{
    private const int PrimaryCodeMask = 0xFF;

    public static bool IsBusy(int code) => (code & PrimaryCodeMask) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    public static EngineException Describe(int code, string detail, string path)
    {
        var sqlite = string.Create(CultureInfo.InvariantCulture, $"{detail} (SQLite {code})");
        return (code & PrimaryCodeMask) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new EngineException(EngineError.ServiceNotReady, $"the database file '{path}' is held by another process: {sqlite}", false),
            raw.SQLITE_CORRUPT => new EngineException(EngineError.IoFailed, $"the database file '{path}' is damaged: {sqlite}", false),
            raw.SQLITE_NOTADB => new EngineException(EngineError.IoFailed, $"the file '{path}' is not a database: {sqlite}", false),
            raw.SQLITE_FULL => new EngineException(EngineError.DiskQuotaExhausted, $"the disk is full, writing to '{path}': {sqlite}", false),
            raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH =>
                new EngineException(EngineError.IoFailed, $"the database file '{path}' cannot be read or written: {sqlite}", false),
            raw.SQLITE_NOMEM => new EngineException(EngineError.MemoryLimitExceeded, $"SQLite ran out of memory on '{path}': {sqlite}", false),
            raw.SQLITE_TOOBIG => new EngineException(EngineError.ParameterTooLarge, $"a value or a statement is too large: {sqlite}", true),
            _ => new EngineException(EngineError.ServiceInternal, $"the database file '{path}' could not serve the request: {sqlite}", false),
        };
    }
}
